import type { Problem } from '#kernel';
import type { Content } from '../publication/content.js';
import { LEGAL_BASES, OCCUPATIONS, TOPICS } from '../vocabulary/vocabulary.js';

const CODED = { topics: TOPICS, legalBases: LEGAL_BASES, occupations: OCCUPATIONS } as const;

/** Codes that are taken and should not be used any more, with what to use instead. */
export const deprecatedCodes = (content: Content): Problem[] =>
  (Object.keys(CODED) as (keyof typeof CODED)[]).flatMap((path) =>
    content[path].flatMap((code) => {
      const message = CODED[path].deprecation(code)?.message;
      return message === undefined ? [] : [{ path, message }];
    }),
  );
