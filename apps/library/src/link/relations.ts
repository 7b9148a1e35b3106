import type { PublicationKind } from '#kernel';

interface Relation {
  /** the same, said of the target */
  inverse: string;
  /** kinds of record that may say it; absent: all */
  from?: readonly PublicationKind[];
  /** kinds that it may be said of; absent: all */
  to?: readonly PublicationKind[];
  /** both ends are of one kind */
  alike?: true;
  /** the target is the owner's own, or of the owner's country: nobody says of others that theirs holds no longer */
  own?: true;
  /** it says something of what the law is, so a correction cannot change it */
  legal?: true;
  /** the target cannot say the same back */
  oneWay?: true;
}

const LAWS = ['LAW'] as const;

/** How one record bears on another. ELI has the words for laws, schema.org and Dublin Core for the rest. */
export const RELATIONS = {
  AMENDS: { inverse: 'AMENDED_BY', from: LAWS, to: LAWS, own: true, legal: true },
  REPEALS: { inverse: 'REPEALED_BY', from: LAWS, to: LAWS, own: true, legal: true, oneWay: true },
  IMPLEMENTS: { inverse: 'IMPLEMENTED_BY', from: LAWS, to: ['LAW', 'AGREEMENT'], legal: true },
  COMMENCES: { inverse: 'COMMENCED_BY', from: LAWS, to: LAWS, own: true, legal: true, oneWay: true },
  CONSOLIDATES: { inverse: 'CONSOLIDATED_BY', from: LAWS, to: LAWS, own: true, legal: true, oneWay: true },
  SUPERSEDES: { inverse: 'SUPERSEDED_BY', alike: true, own: true, legal: true, oneWay: true },
  PART_OF: { inverse: 'HAS_PART', alike: true, own: true, oneWay: true },
  DOCUMENTS: { inverse: 'DOCUMENTED_BY', to: ['EVENT'], oneWay: true },
  BASED_ON: { inverse: 'BASIS_OF' },
  RELATES_TO: { inverse: 'RELATES_TO' },
  DIFFERENT_FROM: { inverse: 'DIFFERENT_FROM', alike: true, own: true },
} as const satisfies Record<string, Relation>;

export type LinkRelation = keyof typeof RELATIONS;
export const LINK_RELATIONS = Object.keys(RELATIONS) as LinkRelation[];
export const relationOf = (name: LinkRelation): Relation => RELATIONS[name];
export const INVERSE_RELATIONS = [...new Set(LINK_RELATIONS.map((name) => RELATIONS[name].inverse))];
