/**
 * The kinds of record, in the order in which they are listed. Everything that must know all of them (ids, the graph's enum and
 * unions, filters, grants, the import) reads this list; what a kind consists of is said in its folder of the library.
 */
const KINDS = {
  /** code: in citable ids; typename: in the graph; one and plural: in a sentence */
  LAW: { code: 'LAW', typename: 'Law', one: 'a law', plural: 'laws' },
  AGREEMENT: { code: 'AGR', typename: 'Agreement', one: 'an agreement', plural: 'agreements' },
  PRACTICE: { code: 'PRA', typename: 'Practice', one: 'a practice', plural: 'practices' },
  EVENT: { code: 'EVT', typename: 'Event', one: 'an event', plural: 'events' },
  RESOURCE: { code: 'RES', typename: 'Resource', one: 'a resource', plural: 'resources' },
} as const;

export type PublicationKind = keyof typeof KINDS;
export const PUBLICATION_KINDS = Object.keys(KINDS) as readonly PublicationKind[];

/** The names of their types in the graph, in the same order. */
export const PUBLICATION_TYPES = PUBLICATION_KINDS.map(typenameOf);

const BY_CODE = new Map<string, PublicationKind>(PUBLICATION_KINDS.map((kind) => [KINDS[kind].code, kind]));
export const KIND_CODES: readonly string[] = [...BY_CODE.keys()];

export const isPublicationKind = (name: string): name is PublicationKind => Object.hasOwn(KINDS, name);

export const codeOfKind = (kind: PublicationKind): string => KINDS[kind].code;

/** Undefined for a code that no kind has. */
export const kindOfCode = (code: string): PublicationKind | undefined => BY_CODE.get(code);

export function typenameOf(kind: PublicationKind): string {
  return KINDS[kind].typename;
}

/** With its article. */
export const singularOf = (kind: PublicationKind): string => KINDS[kind].one;

export const pluralOf = (kind: PublicationKind): string => KINDS[kind].plural;
