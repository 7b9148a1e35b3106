import { participantCountry } from '#kernel';
import type { Role } from './permissions.js';

/** A role that is held now. */
export interface HeldRole {
  role: Role;
  /** LAW, AGREEMENT, …: the kinds of record it is limited to; null: all */
  kinds: readonly string[] | null;
}

/** How the actor was recognised. A feed link reads and can do nothing else. */
export type Via = 'anonymous' | 'token' | 'session' | 'service' | 'feed-link';

/** Who asks: a person (or a service) acting for one participant with the roles it holds there; or nobody in particular. */
export interface Actor {
  /** id of the person in the register, `service:ID`, or the subject of a token that brings its roles along; null: anonymous */
  person: string | null;
  name: string | null;
  /** `VN-MOH`, `ASEAN-HC3`, `IOM`; null for an unauthenticated caller */
  participant: string | null;
  roles: readonly Role[];
  /** the same roles with what limits them */
  grants: readonly HeldRole[];
  /** what may be read, see audience.ts */
  readerKeys: readonly string[];
  via: Via;
  /** how strongly the person was recognised (`acr` of OpenID Connect), where the issuer says it */
  acr: string | null;
  /** the `acr` that the participant asks for when something is published; null: any */
  publishAcr: string | null;
}

export const ANONYMOUS: Actor = Object.freeze({
  person: null,
  name: null,
  participant: null,
  roles: [],
  grants: [],
  readerKeys: Object.freeze(['public']) as readonly string[],
  via: 'anonymous',
  acr: null,
  publishAcr: null,
});

/** For seeds, imports and tests: somebody who holds these roles without limits. */
export function actorFor(
  participant: string,
  roles: readonly Role[],
  person: string,
  name: string | null = null,
): Actor {
  return {
    person,
    name,
    participant,
    roles,
    grants: roles.map((role) => ({ role, kinds: null })),
    readerKeys: participantReaderKeys(participant),
    via: 'token',
    acr: null,
    publishAcr: null,
  };
}

/** The keys that a participant reads with; also used for deliveries, where no person is present. */
export function participantReaderKeys(participant: string): string[] {
  const country = participantCountry(participant);
  return ['public', `participant:${participant}`, ...(country ? ['network', `country:${country}`] : [])];
}
