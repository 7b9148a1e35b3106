import type { Deprecation } from './deprecation.js';
import { LEGAL_BASES, OCCUPATIONS, TOPICS } from './vocabulary.js';

const FIELDS = { topics: TOPICS, legalBases: LEGAL_BASES, occupations: OCCUPATIONS } as const;

export interface DeprecatedCode extends Deprecation {
  field: keyof typeof FIELDS;
}

/** What a record carries that nothing new should: as the vocabularies are now, whenever it was published. */
export const deprecatedCodesOf = (record: Record<keyof typeof FIELDS, readonly string[]>): DeprecatedCode[] =>
  (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).flatMap((field) =>
    record[field].flatMap((code) => {
      const deprecation = FIELDS[field].deprecation(code);
      return deprecation ? [{ field, ...deprecation }] : [];
    }),
  );
