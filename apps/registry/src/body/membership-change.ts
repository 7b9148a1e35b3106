import type { Change, Difference, Membership } from '#contracts';
import { countryName } from '#kernel';
import { registerChange } from '../change.js';
import type { RegionalBodyEntity } from './regional-body.entity.js';

const MOST_NAMED = 5;

/** What the network learns when a body's list of members became another one; null when the two lists say the same. */
export function membershipChange(
  body: Pick<RegionalBodyEntity, 'id' | 'name'>,
  before: readonly Membership[],
  after: readonly Membership[],
): Change | null {
  const differences = differencesOf(before, after);
  if (differences.length === 0) return null;
  const countries = differences.map(({ field }) => field.slice('members.'.length));
  return registerChange(body.name, {
    type: 'body.membership_changed',
    subject: body.id,
    owner: body.id,
    countries,
    legalBases: [],
    meaning: before.length === 0 ? entered(body, after) : changed(body, countries, after),
    legalDate: legalDate(before, after),
    differences,
    members: after.map(fact),
  });
}

const fact = ({ country, kind, from, to }: Membership): Membership => ({ country, kind, from, to });

function differencesOf(before: readonly Membership[], after: readonly Membership[]): Difference[] {
  const countries = [...new Set([...before, ...after].map(({ country }) => country))].sort();
  return countries
    .map((country) => ({
      field: `members.${country}`,
      before: periodsOf(before, country),
      after: periodsOf(after, country),
    }))
    .filter((difference) => JSON.stringify(difference.before) !== JSON.stringify(difference.after));
}

function periodsOf(members: readonly Membership[], country: string): Difference['after'] {
  const periods = members
    .filter((member) => member.country === country)
    .map(({ kind, from, to }) => ({ kind, from, to }));
  return periods.length === 0 ? null : periods.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function entered({ name }: Pick<RegionalBodyEntity, 'name'>, after: readonly Membership[]): string {
  const states = new Set(after.filter(({ kind }) => kind === 'MEMBER').map(({ country }) => country)).size;
  return `The ${name['en']} is entered in the register with ${states} member ${states === 1 ? 'state' : 'states'}, former ones included.`;
}

function changed(
  { name }: Pick<RegionalBodyEntity, 'name'>,
  countries: readonly string[],
  after: readonly Membership[],
): string {
  const told = countries.slice(0, MOST_NAMED).map((country) => {
    const periods = after.filter((member) => member.country === country).map(words);
    return `${countryName(country, 'en')} is ${periods.length === 0 ? 'no longer listed' : `listed as ${periods.join(' and ')}`}`;
  });
  const others = countries.length - told.length;
  return `The membership of the ${name['en']} changed: ${told.join('; ')}${others > 0 ? `; and ${others} more` : ''}.`;
}

const words = ({ kind, from, to }: Membership): string =>
  [kind.toLowerCase(), from && `from ${from}`, to && `until ${to}`].filter(Boolean).join(' ');

/** The day it takes effect, where one period alone came, ended or was moved. */
function legalDate(before: readonly Membership[], after: readonly Membership[]): string | null {
  const known = new Set(before.map((member) => JSON.stringify(fact(member))));
  const fresh = after.filter((member) => !known.has(JSON.stringify(fact(member))));
  return fresh.length === 1 && fresh[0] ? (fresh[0].to ?? fresh[0].from) : null;
}
