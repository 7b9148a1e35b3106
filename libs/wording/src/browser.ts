import type english from './portal/en.js';
import type { Base } from './key.js';
import type { InterfaceLanguage } from './languages.js';

/**
 * The door for what runs in a browser (`#wording/browser`): the same rules, and one catalogue at a time, loaded when its
 * language is chosen.
 */
export { isConfirmed } from './confirmed.js';
export { I18NEXT_OPTIONS } from './i18next-options.js';
export { directionOf, INTERFACE_LANGUAGES, interfaceLanguage, type InterfaceLanguage } from './languages.js';

/** What the signed-in work areas can say. */
export type PortalKey = Base<keyof typeof english>;

type Catalogue = Record<string, string>;

const LOADERS: Record<InterfaceLanguage, () => Promise<{ default: Catalogue }>> = {
  en: () => import('./portal/en.js'),
  fr: () => import('./portal/fr.js'),
  es: () => import('./portal/es.js'),
  ru: () => import('./portal/ru.js'),
  ar: () => import('./portal/ar.js'),
  'zh-Hans': () => import('./portal/zh-Hans.js'),
  vi: () => import('./portal/vi.js'),
  th: () => import('./portal/th.js'),
};

/** All words of one language, by key, as i18next takes them in `resources` or `addResourceBundle`. */
export const portalCatalogue = async (tag: InterfaceLanguage): Promise<Catalogue> => (await LOADERS[tag]()).default;
