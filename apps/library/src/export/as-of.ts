import { invalidInput, participantCountry } from '#kernel';
import { definitionOf, type Content } from '../publication/content.js';
import type { PublicationFilter } from '../publication/filter.js';
import { languagesOf } from '../publication/record.js';
import { LEGAL_BASES, OCCUPATIONS, TOPICS, type Vocabulary } from '../vocabulary/vocabulary.js';

const KNOWN = ['kinds', 'owners', 'countries', 'topics', 'legalBases', 'occupations', 'languages', 'state'] as const;
type Known = (typeof KNOWN)[number];

/** A filter of what records said at a past moment: lists have columns for what they say now only, so contents are asked. */
export function fitsThen(filter: PublicationFilter): (owner: string, content: Content) => boolean {
  const strange = Object.keys(filter).filter((word) => !KNOWN.includes(word as Known));
  if (strange.length > 0)
    throw invalidInput(
      strange.map((word) => ({ path: word, message: `does not go together with asOf; expected ${KNOWN.join(', ')}` })),
    );
  const tests: [readonly string[] | null | undefined, (owner: string, content: Content) => readonly string[]][] = [
    [
      filter.countries,
      (owner, content) => [participantCountry(owner) ?? '', ...definitionOf(content.kind).countries(content)],
    ],
    [withBelow(TOPICS, filter.topics), (_, content) => content.topics],
    [withBelow(LEGAL_BASES, filter.legalBases), (_, content) => content.legalBases],
    [withBelow(OCCUPATIONS, filter.occupations), (_, content) => content.occupations],
    [filter.languages, (_, content) => languagesOf(content)],
  ];
  const asked = tests.flatMap(([wanted, found]) => (wanted ? [{ wanted: new Set(wanted), found }] : []));
  return (owner, content) => asked.every(({ wanted, found }) => found(owner, content).some((code) => wanted.has(code)));
}

const withBelow = (vocabulary: Vocabulary, codes: readonly string[] | null | undefined): string[] | undefined =>
  codes?.flatMap((code) => vocabulary.withDescendants(code));
