import { agreement } from './agreement.js';
import { event } from './event.js';
import type { Form } from './field.js';
import { law } from './law.js';
import { practice } from './practice.js';
import { resource } from './resource.js';

/** By the word in the address. */
export const FORMS: Readonly<Record<string, Form>> = { law, agreement, practice, event, resource };

export const formOf = (kind: string): Form | undefined => FORMS[kind.toLowerCase()];
