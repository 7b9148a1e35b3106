import { z } from 'zod';
import { partialDate } from '../../publication/legal-dates.js';
import { byLanguage, text } from '../../publication/texts.js';
import { STANDINGS, USES } from '../concept.js';

/** What is loaded, from whichever form it came; the JSON form is exactly this. Absent: stays as it is; null: taken away. */

/** Vocabularies go into spreadsheets, where such a cell is a formula. */
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;
const plain = (most: number) =>
  text(most).refine(
    (value) => !FORMULA.test(value),
    'must not begin with =, +, - or @: spreadsheets would calculate it',
  );

/** Letters of addresses only, and nothing that a browser would take for another address. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]*(?:\/[A-Za-z0-9][A-Za-z0-9._:-]*)*$/;
const code = z
  .string()
  .max(120, 'must have at most 120 characters')
  .regex(CODE, 'expected letters A to Z, digits and . _ : - with a slash between parts, such as health-personnel/data');

const conceptContent = z.strictObject({
  code,
  broader: code.nullable().optional(),
  notation: plain(100).optional(),
  labels: byLanguage(plain(300).nullable()).optional(),
  standing: byLanguage(z.enum(STANDINGS)).optional(),
  definition: byLanguage(plain(5000).nullable()).optional(),
  altLabels: byLanguage(z.array(plain(300)).max(50, 'at most 50').nullable()).optional(),
  status: z.enum(['CURRENT', 'DEPRECATED']).optional(),
  replacedBy: code.nullable().optional(),
  validFrom: partialDate.nullable().optional(),
  validTo: partialDate.nullable().optional(),
  assignable: z.boolean().optional(),
  unconfirmed: z.boolean().optional(),
  position: z.int().min(0).max(1_000_000).optional(),
});
export type ConceptContent = z.infer<typeof conceptContent>;

export const vocabularyContent = z.strictObject({
  scheme: z
    .string()
    .regex(
      /^[A-Za-z][A-Za-z0-9.-]{1,39}$/,
      'expected 2 to 40 letters A to Z, digits, dots and hyphens, such as CODE-2026',
    ),
  /** may be said, must not differ from what it is */
  serves: z.enum(USES).optional(),
  extensible: z.boolean().optional(),
  edition: z.int().optional(),
  title: byLanguage(plain(300).nullable()).optional(),
  description: byLanguage(plain(5000).nullable()).optional(),
  version: plain(100).nullable().optional(),
  issued: partialDate.nullable().optional(),
  source: plain(300).nullable().optional(),
  replaces: z.string().nullable().optional(),
  concepts: z.array(conceptContent).max(5000, 'at most 5000 at a time').default([]),
});
export type VocabularyContent = z.infer<typeof vocabularyContent>;

/** What a caller gave, as content; `asGiven` tells a fault with the caller's own place for it. */
export interface GivenVocabulary {
  content: unknown;
  asGiven: (path: string) => string;
}
