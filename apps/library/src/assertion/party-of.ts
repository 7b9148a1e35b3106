import type { Actor } from '#access';
import { participantCountry } from '#kernel';

/** For whom somebody speaks: a country's authority for the country, a body's own people for the body. */
export const partyOf = ({ participant }: Pick<Actor, 'participant'>): string | null =>
  participant === null ? null : ownerParty(participant);

/** The side of an agreement that a participant is on, whether it is named there or not. */
export const ownerParty = (participant: string): string => participantCountry(participant) ?? participant;
