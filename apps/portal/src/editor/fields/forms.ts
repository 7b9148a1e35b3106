import type { Form } from './field.js';
import { law } from './law.js';

/** By the word in the address. */
export const FORMS: Readonly<Record<string, Form>> = { law };

export const formOf = (kind: string): Form | undefined => FORMS[kind.toLowerCase()];
