import { APART, type Actor, type Role } from '#access';
import { Fault, isPublicationKind, PUBLICATION_KINDS, type Problem } from '#kernel';
import type { ParticipantKind } from '../participant/participant.service.js';
import { isSecretariat } from './own-people.js';

/** What a participant's own people may be; the secretariat gives what lies beyond. */
const FITTING: Record<ParticipantKind, readonly Role[]> = {
  AUTHORITY: ['contributor', 'reviewer', 'publisher', 'coordinator', 'auditor'],
  REGIONAL_BODY: ['contributor', 'reviewer', 'publisher', 'regional-coordinator', 'auditor'],
  PARTNER: ['partner-agent', 'coordinator'],
};
/** They reach beyond one participant. */
const RESERVED: readonly Role[] = ['secretariat', 'operator'];
/** Others have nothing to do with records. */
const LIMITED: readonly Role[] = ['contributor', 'reviewer', 'publisher', 'regional-coordinator'];

export const rolesAt = (kind: ParticipantKind): readonly Role[] => FITTING[kind];

export interface Wanted {
  roles: readonly Role[];
  kinds?: readonly string[] | null;
}

/** Throws when it is not the actor's to give; answers what speaks against it otherwise. */
export function roleProblems(actor: Actor, kind: ParticipantKind, { roles, kinds }: Wanted, path = 'input'): Problem[] {
  if (!isSecretariat(actor)) refuseReserved(kind, roles);
  const problems: Problem[] = [];
  if (roles.length === 0) problems.push({ path: `${path}.roles`, message: 'is empty; expected at least one role' });
  if (new Set(roles).size !== roles.length) problems.push({ path: `${path}.roles`, message: 'names a role twice' });
  const strange = roles.filter(
    (role) => !FITTING[kind].includes(role) && !RESERVED.includes(role) && role !== 'auditor',
  );
  if (strange.length > 0)
    problems.push({
      path: `${path}.roles`,
      message: `${strange.join(', ')}: no role here; expected ${FITTING[kind].join(', ')}`,
    });
  for (const pair of APART)
    if (pair.every((role) => roles.includes(role)))
      problems.push({
        path: `${path}.roles`,
        message: `nobody is ${pair.join(' and ')} of one participant: who says who may publish does not publish`,
      });
  return [...problems, ...kindProblems(roles, kinds, path)];
}

function refuseReserved(kind: ParticipantKind, roles: readonly Role[]): void {
  const reserved = roles.filter(
    (role) => RESERVED.includes(role) || (role === 'auditor' && !FITTING[kind].includes(role)),
  );
  if (reserved.length === 0) return;
  throw new Fault('NOT_AUTHORISED', `${reserved.join(', ')}: only the secretariat grants and ends this role.`);
}

function kindProblems(roles: readonly Role[], kinds: readonly string[] | null | undefined, path: string): Problem[] {
  if (kinds === null || kinds === undefined) return [];
  const problems: Problem[] = [];
  if (kinds.length === 0) problems.push({ path: `${path}.kinds`, message: 'is empty; leave it out for all kinds' });
  if (new Set(kinds).size !== kinds.length) problems.push({ path: `${path}.kinds`, message: 'names a kind twice' });
  const unknown = kinds.filter((kind) => !isPublicationKind(kind));
  if (unknown.length > 0)
    problems.push({ path: `${path}.kinds`, message: `expected some of ${PUBLICATION_KINDS.join(', ')}` });
  const unlimited = roles.filter((role) => !LIMITED.includes(role));
  if (unlimited.length > 0)
    problems.push({ path: `${path}.kinds`, message: `${unlimited.join(', ')} cannot be limited to kinds of record` });
  return problems;
}
