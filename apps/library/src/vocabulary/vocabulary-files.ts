import { readLibraryJson } from '../library-folder.js';
import type { ByLanguage, Concept, Scheme, Standing } from './concept.js';
import { inTreeOrder } from './in-tree-order.js';

/** The vocabularies that come with the program: where a database begins, and what holds before one was read. */
const FILES = [
  'topics',
  'CODE-2010',
  'WHA61.17',
  'GCM',
  'SDG',
  'ISCO-08',
  'migrant-groups',
  'country-roles',
  'agreement-content',
  'law-types',
];

type Stored = Partial<Concept> & Pick<Concept, 'code' | 'labels'>;
interface File extends Omit<Scheme, 'concepts' | 'edition' | 'replaces'> {
  replaces?: string;
  /** of the labels by language; `*` for all others */
  standing: Record<string, Standing>;
  concepts: Stored[];
}

export const vocabularyFiles = (): Scheme[] =>
  FILES.map((name) => schemeOf(readLibraryJson<File>('data', 'vocabularies', `${name}.json`)));

const schemeOf = ({ standing, concepts, ...scheme }: File): Scheme => ({
  ...scheme,
  replaces: scheme.replaces ?? null,
  edition: 1,
  concepts: inTreeOrder(concepts.map((concept, index) => conceptOf(concept, scheme.scheme, standing, index + 1))),
});

const conceptOf = (given: Stored, scheme: string, standing: Record<string, Standing>, position: number): Concept => ({
  ...emptyConcept(scheme, given.code),
  position,
  standing: standingOf(given.labels, standing),
  ...given,
});

const standingOf = (labels: ByLanguage, standing: Record<string, Standing>): ByLanguage<Standing> =>
  Object.fromEntries(
    Object.keys(labels).map((language) => [language, standing[language] ?? standing['*'] ?? 'COURTESY']),
  );

/** A concept of which nothing is known but its code. */
export const emptyConcept = (scheme: string, code: string): Concept => ({
  code,
  scheme,
  broader: null,
  notation: code,
  labels: {},
  standing: {},
  definition: {},
  altLabels: {},
  assignable: true,
  unconfirmed: false,
  validFrom: null,
  validTo: null,
  status: 'CURRENT',
  replacedBy: null,
  position: 0,
});
