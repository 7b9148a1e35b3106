import { participantCountry } from '#kernel';
import type { Role } from './permissions.js';

/** Who asks: a person (or a service) acting for one participant with the roles it holds there; or nobody in particular. */
export interface Actor {
  /** the token's subject; null for an unauthenticated caller */
  person: string | null;
  name: string | null;
  /** `VN-MOH`, `ASEAN-HC3`, `IOM`; null for an unauthenticated caller */
  participant: string | null;
  roles: readonly Role[];
  /** what may be read, see audience.ts */
  readerKeys: readonly string[];
}

export const ANONYMOUS: Actor = Object.freeze({
  person: null,
  name: null,
  participant: null,
  roles: [],
  readerKeys: Object.freeze(['public']) as readonly string[],
});

export function actorFor(
  participant: string,
  roles: readonly Role[],
  person: string,
  name: string | null = null,
): Actor {
  return { person, name, participant, roles, readerKeys: participantReaderKeys(participant) };
}

/** The keys that a participant reads with; also used for deliveries, where no person is present. */
export function participantReaderKeys(participant: string): string[] {
  const country = participantCountry(participant);
  return ['public', `participant:${participant}`, ...(country ? ['network', `country:${country}`] : [])];
}
