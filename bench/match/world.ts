import type { Change } from '#contracts';
import type { ChangeFilterInput } from '#exchange';
import { LEGAL_BASES, OCCUPATIONS, TOPICS } from '#library';
import { isCountryCode } from '#kernel';
import { Dice } from './dice.js';

/** As a network of 195 countries has it: what is followed, and what happens. */
const LETTERS = [...'VTPIDJMSKBLCAGEUNRFZHOQWXY'];
const COUNTRIES = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter(isCountryCode);
const BODIES = [
  'ASEAN',
  'EUROPEAN-UNION',
  'AFRICAN-UNION',
  'GCC',
  'ECOWAS',
  'SADC',
  'CARICOM',
  'MERCOSUR',
  'SAARC',
  'PIF',
];
const GROUPS = ['MIGRANT_WORKERS', 'HEALTH_PERSONNEL', 'WOMEN', 'REFUGEES', 'CHILDREN', 'STUDENTS'];
const LANGUAGES = ['en', 'fr', 'es', 'vi', 'th', 'de', 'ar', 'pt'];
const KINDS = ['LAW', 'AGREEMENT', 'PRACTICE', 'EVENT', 'RESOURCE'] as const;
const TYPES = ['publication.published', 'publication.revised', 'publication.corrected', 'publication.revoked'] as const;
/** As many different words as laws on one subject use. */
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');
const WORDS = Array.from({ length: 1500 }, (_, n) =>
  [n % 20, (n * 7 + (n >> 4)) % 20, (n * 3 + (n >> 6)) % 20].map((at) => SYLLABLES[at]).join(''),
);

const ministry = (country: string): string => `${country}-MOH`;

/** What one of many subscribers asks for: mostly of countries, alone or with topics; one in a hundred asks for everything. */
export function aFilter(dice: Dice): ChangeFilterInput {
  const kind = dice.roll();
  if (kind < 0.01) return {};
  if (kind < 0.31) return { countries: dice.some(COUNTRIES, 3) };
  if (kind < 0.34) return { bodies: [dice.skewed(BODIES)] };
  if (kind < 0.37) return { topics: [dice.skewed(codes(TOPICS))] };
  if (kind < 0.47) return { search: searched(dice) };
  if (kind < 0.52) return { countries: [dice.skewed(COUNTRIES)], counterparts: [dice.skewed(COUNTRIES)] };
  if (kind < 0.54) return { legalBases: [dice.skewed(codes(LEGAL_BASES))] };
  if (kind < 0.56) return { occupations: [dice.skewed(codes(OCCUPATIONS))], kinds: ['LAW'] };
  if (kind < 0.58) return { migrantGroups: [dice.one(GROUPS)], languages: [dice.one(LANGUAGES)] };
  if (kind < 0.62) return { owners: [ministry(dice.skewed(COUNTRIES))], types: ['publication.revoked'] };
  return {
    countries: dice.some(COUNTRIES, 5),
    topics: dice.some(codes(TOPICS), 2),
    ...(dice.chance(0.5) ? { kinds: [dice.one(KINDS)] } : {}),
    ...(dice.chance(0.3) ? { search: dice.skewed(WORDS) } : {}),
  };
}

function searched(dice: Dice): string {
  const words = dice.some(WORDS, 2).join(' ');
  return dice.chance(0.3) ? `"${words}"` : words;
}

/** What happens; every sixth is not for everybody. */
export function aChange(dice: Dice, n: number): Change {
  const country = dice.skewed(COUNTRIES);
  const kind = dice.skewed(KINDS);
  const parties = kind === 'AGREEMENT' ? [country, dice.skewed(COUNTRIES)] : [];
  const owner = ministry(country);
  const text = (length: number): string => Array.from({ length }, () => dice.skewed(WORDS)).join(' ');
  const topics = dice.some(codes(TOPICS), 3);
  const legalBases = dice.some(codes(LEGAL_BASES), 3);
  return {
    type: dice.skewed(TYPES),
    subject: `${country}-LAW-2026-${String(n).padStart(6, '0')}`,
    revision: 1,
    kind,
    owner,
    countries: [...new Set([country, ...parties])],
    parties,
    topics,
    legalBases,
    occupations: dice.some(codes(OCCUPATIONS), 3),
    migrantGroups: dice.chance(0.4) ? [dice.one(GROUPS)] : [],
    broader: { topics: TOPICS.above(topics), legalBases: LEGAL_BASES.above(legalBases) },
    languages: ['en', dice.one(LANGUAGES)],
    readers: dice.chance(1 / 6) ? ['network', `participant:${owner}`] : ['public'],
    title: { en: text(8), fr: text(8) },
    meaning: `${country} published a ${kind.toLowerCase()}: ${text(8)}.`,
    texts: [text(150)],
    legalDate: '2026-12-01',
    differences: [],
    occurredAt: '2026-11-21T09:00:00.000Z',
  };
}

/** Members of the bodies, ten each, so that a country is in one of them or two. */
export const memberships = (): Change[] =>
  BODIES.map((body, n) => ({
    ...aChange(new Dice(n), 0),
    type: 'body.membership_changed',
    subject: body,
    owner: body,
    kind: null,
    revision: null,
    countries: [],
    parties: [],
    readers: ['public'],
    members: Array.from({ length: 10 }, (_, at) => ({
      country: COUNTRIES[(n * 6 + at) % COUNTRIES.length] as string,
      kind: 'MEMBER' as const,
      from: '2000',
      to: null,
    })),
  }));

export const aFollower = (dice: Dice): string =>
  dice.chance(0.7) ? ministry(dice.one(COUNTRIES)) : `PARTNER${Math.floor(dice.roll() * 500)}`;

const codes = ({ entries }: { entries: readonly { code: string }[] }): string[] => entries.map(({ code }) => code);
