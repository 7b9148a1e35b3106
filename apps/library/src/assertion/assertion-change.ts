import type { Change } from '#contracts';
import { countryName } from '#kernel';
import { onDate } from '../publication/legal-dates.js';
import { cut, full, titleOf, told } from '../publication/change-of.js';
import type { PreparedRevision } from '../publication/prepared-revision.js';
import type { GivenAssertion, DateDifference } from './party-standing.js';

const LONGEST = 1000;

interface Said {
  assertion: GivenAssertion;
  /** what it said of this revision before, if it did */
  before: string | null;
  differences: readonly DateDifference[];
}

/** What the network is told when a party has spoken, for whoever may read the agreement. */
export function assertionChange(agreement: PreparedRevision, { assertion, before, differences }: Said): Change {
  const { party, state, reason, givenBy, givenAt } = assertion;
  const who = party.length === 2 ? `${countryName(party, 'en')} (${givenBy})` : party;
  const did = state === 'CONFIRMED' ? 'confirmed' : 'disputed';
  const parts = [
    `${who} ${did} revision ${agreement.number} of the agreement: ${cut(titleOf(agreement), 300)}`,
    reason === null ? '' : `Reason: ${reason}`,
    differences.length > 0
      ? `By its own record it was ${differences.map(({ date, party: own }) => `${WORDS[date]} ${onDate(own)}`).join(', ')}`
      : '',
  ];
  return {
    ...told(agreement),
    type: state === 'CONFIRMED' ? 'agreement.party_confirmed' : 'agreement.party_disputed',
    revision: agreement.number,
    meaning: cut(
      parts
        .map(full)
        .filter((part) => part !== '')
        .join(' '),
      LONGEST,
    ),
    differences: [
      { field: `assertions.${party}`, before, after: state },
      ...differences.map(({ date, owner, party: own }) => ({
        field: `assertions.${party}.${date}`,
        before: owner,
        after: own,
      })),
    ],
    occurredAt: givenAt.toISOString(),
  };
}

const WORDS = {
  signedOn: 'signed',
  ratifiedOn: 'ratified',
  inForceOn: 'in force',
  withdrawnOn: 'withdrawn from',
} as const;
