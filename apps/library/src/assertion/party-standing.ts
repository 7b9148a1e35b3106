import { PARTY_DATES, partyName, type Party, type PartyDates } from '../agreement/party.js';
import { isCertainlyBefore } from '../publication/legal-dates.js';
import type { GivenState } from './assertion.entity.js';
import { ownerParty } from './party-of.js';
import type { Statement } from './statement.js';

/** Silence is said to be silence after this long, and never to be consent. */
export const SILENT_AFTER_DAYS = 60;

export type AssertionState = GivenState | 'SILENT' | 'OWNER' | 'NOT_ASKED';

export interface Asked {
  party: string;
  revision: number;
  askedAt: Date;
}

export interface GivenAssertion {
  party: string;
  revision: number;
  state: GivenState;
  reason: string | null;
  statement: Statement;
  givenBy: string;
  givenAt: Date;
}

export interface PartyStanding {
  party: Party;
  state: AssertionState;
  askedAt: Date | null;
  days: number | null;
  silentSince: Date | null;
  given: (GivenAssertion & { isOutdated: boolean; differences: DateDifference[] }) | null;
}

export interface DateDifference {
  date: keyof PartyDates;
  owner: string | null;
  party: string;
  contradicts: boolean;
}

const DAY_MS = 86_400_000;
export const daysSince = (then: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - then.getTime()) / DAY_MS));

interface Shown {
  parties: readonly Party[];
  owner: string;
  /** null for a draft's content, of which nobody has been asked */
  revision: number | null;
  asked: readonly Asked[];
  /** of each party the newest first */
  given: readonly GivenAssertion[];
}

/** How each party stands to what is shown, in the order of the record. */
export const standingsOf = ({ parties, owner, revision, asked, given }: Shown, now: Date): PartyStanding[] =>
  parties.map((party) => {
    const name = partyName(party);
    const request = asked.find((one) => one.party === name) ?? null;
    const said = revision === null ? null : (given.find((one) => one.party === name) ?? null);
    const isOutdated = said !== null && said.revision < (request?.revision ?? revision ?? 0);
    const isAnswered = said !== null && !isOutdated;
    const isOpen = request !== null && !isAnswered;
    const days = isOpen ? daysSince(request.askedAt, now) : null;
    return {
      party,
      state: name === ownerParty(owner) ? 'OWNER' : isAnswered ? said.state : request === null ? 'NOT_ASKED' : 'SILENT',
      askedAt: request?.askedAt ?? null,
      days,
      silentSince: isOpen && (days ?? 0) >= SILENT_AFTER_DAYS ? request.askedAt : null,
      given: said && { ...said, isOutdated, differences: differencesOf(party, said.statement.dates ?? {}) },
    };
  });

/** Where the party's own dates are not those that the owner's record has for it. */
export const differencesOf = (party: PartyDates, own: PartyDates): DateDifference[] =>
  PARTY_DATES.flatMap((date) => {
    const [owner, said] = [party[date], own[date]];
    if (said === undefined || said === owner) return [];
    const contradicts = isCertainlyBefore(said, owner) || isCertainlyBefore(owner, said);
    return [{ date, owner: owner ?? null, party: said, contradicts }];
  });
