import { isCountryCode } from '#kernel';
import type { SubscriptionView } from './subscription-view.js';

type KeptFilter = SubscriptionView['filter'];

/** As the library knows a code. */
interface ConceptReference {
  scheme: string;
  code: string;
}

/** Whom a filter names, as the registry knows them: nothing but the id. */
export function participantsIn({ owners, bodies, counterparts }: KeptFilter): { id: string }[] {
  const ids = [...owners, ...bodies, ...counterparts.filter((value) => !isCountryCode(value))];
  return [...new Set(ids)].map((id) => ({ id }));
}

/** The vocabularies that a filter's codes are of; those of legal bases begin with the name of theirs. */
export const conceptsIn = ({ topics, legalBases, occupations, migrantGroups }: KeptFilter): ConceptReference[] => [
  ...topics.map((code) => ({ scheme: 'topics', code })),
  ...legalBases.map((code) => ({ scheme: code.slice(0, code.indexOf(':')), code })),
  ...occupations.map((code) => ({ scheme: 'ISCO-08', code })),
  ...migrantGroups.map((code) => ({ scheme: 'migrant-groups', code })),
];
