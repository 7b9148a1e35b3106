import status from '#wording/locales/status.json' with { type: 'json' };
import type { InterfaceLanguage } from './languages.js';

/** Whether a person has read a translation and stands for it. Until then every page in it says that none has. */
export const isConfirmed = (tag: InterfaceLanguage): boolean => status[tag].confirmedBy !== null;
