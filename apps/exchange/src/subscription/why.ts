import type { Change } from '#contracts';
import { countryName } from '#kernel';
import {
  unique,
  withArticles,
  withOccupationGroups,
  withPrimaryLanguages,
  withTopicAncestors,
} from '../change/ancestors.js';
import { FILTER_PARTS, type FilterPart } from '../change/change-filter.js';
import { WITHDRAWN } from '../change/withdrawn.js';

export interface WhyRow {
  place: number;
  position: string;
  type: string;
  kind: string | null;
  owner: string;
  subject: string;
  countries: string[];
  parties: string[];
  payload: Change;
  id: string;
  name: string;
  search: string | null;
  changedSince: boolean;
  fits: boolean;
  asked: Record<FilterPart, string[]>;
  fitting: Record<FilterPart, string[]>;
  members: { body: string; country: string; since: string | null }[];
}

export interface FoundClause {
  typed: string;
  found: boolean;
  title: boolean;
}

export type Because = 'SAME' | 'BELOW' | 'OWNER' | 'PARTY' | 'MEMBER' | 'ITSELF' | 'WORDS' | 'WITHDRAWAL';

export interface WhyReason {
  value: string;
  because: Because;
  by: string | null;
  since: string | null;
  sentence: string;
}

interface WhyPart {
  part: FilterPart | 'search';
  asked: string[];
  fits: boolean;
  reasons: WhyReason[];
}

export interface Why {
  position: number;
  subscription: string;
  fits: boolean;
  changedSince: boolean;
  parts: WhyPart[];
  sentence: string;
}

/** Which parts of a filter fit a change by which value, as data and in plain words. */
export function whyOf(row: WhyRow, clauses: readonly FoundClause[]): Why {
  const parts: WhyPart[] = FILTER_PARTS.filter((part) => row.asked[part].length > 0).map((part) => {
    const reasons = row.fitting[part].flatMap((value) => REASONS[part](value, row));
    return { part, asked: row.asked[part], fits: row.fitting[part].length > 0, reasons };
  });
  if (clauses.length > 0)
    parts.push({
      part: 'search',
      asked: clauses.map(({ typed }) => typed),
      fits: clauses.every(({ found }) => found),
      reasons: clauses.filter(({ found }) => found).map(wordsReason),
    });
  return {
    position: Number(row.position),
    subscription: row.id,
    fits: row.fits,
    changedSince: row.changedSince,
    parts,
    sentence: sentenceOf(row, parts),
  };
}

function sentenceOf({ fits, name, changedSince }: WhyRow, parts: readonly WhyPart[]): string {
  const reasons = parts.flatMap((part) => part.reasons.slice(0, 1).map(({ sentence }) => sentence));
  if (!fits) {
    const not = parts.filter((part) => !part.fits).map(({ part }) => part);
    const since = changedSince ? ', which was changed after it was sent' : '';
    return `It does not fit “${name}” as it is now${since}: ${not.join(', ')}.`;
  }
  if (parts.length === 0) return `“${name}” asks for everything.`;
  return `It fits “${name}”: ${reasons.join('; ')}.`;
}

type Explain = (value: string, row: WhyRow) => WhyReason[];

const reason = (
  value: string,
  because: Because,
  sentence: string,
  by: string | null = value,
  since: string | null = null,
) => [{ value, because, by, since, sentence }];

const inWords = (code: string): string => (code.length === 2 ? `${countryName(code, 'en')} (${code})` : code);

/** What the record itself carries: the value, or something below it. */
const coded =
  (what: string, own: (payload: Change) => readonly string[], above: (codes: readonly string[]) => string[]): Explain =>
  (value, { payload }) => {
    const carried = own(payload);
    if (carried.includes(value)) return reason(value, 'SAME', `its ${what} is ${value}`);
    const below = carried.find((code) => above([code]).includes(value)) ?? null;
    return reason(
      value,
      'BELOW',
      below ? `its ${what} ${below} is below ${value}` : `a ${what} of it is below ${value}`,
      below,
    );
  };

const REASONS: Record<FilterPart, Explain> = {
  types: (value, { type }) =>
    type === value
      ? reason(value, 'SAME', `it is of the type ${value}`)
      : reason(value, 'WITHDRAWAL', `who asks for ${value} is told, too, what to let go of`, WITHDRAWN),
  kinds: (value) => reason(value, 'SAME', `it is of the kind ${value}`),
  owners: (value) => reason(value, 'OWNER', `it is a record of ${value}`),
  countries: (value, { owner, parties }) => {
    if (owner.startsWith(`${value}-`)) return reason(value, 'OWNER', `it is a record of ${inWords(value)}`, owner);
    const because = parties.includes(value) ? 'PARTY' : 'SAME';
    return reason(value, because, `${inWords(value)} ${because === 'PARTY' ? 'is a party of it' : 'is named in it'}`);
  },
  bodies: (value, { owner, subject, parties, members }) => {
    if (owner === value || subject === value) return reason(value, 'ITSELF', `it is about ${value} itself`);
    const own = members.filter(({ body }) => body === value);
    if (own.length === 0 && parties.includes(value)) return reason(value, 'PARTY', `${value} is a party of it`);
    return own.flatMap(({ country, since }) => {
      const when = since === null ? '' : ` since ${since}`;
      return reason(value, 'MEMBER', `${inWords(country)} was a member of ${value} on that day${when}`, country, since);
    });
  },
  counterparts: (value) => reason(value, 'PARTY', `${inWords(value)} is the other party`),
  topics: coded('topic', ({ topics }) => topics, withTopicAncestors),
  legalBases: coded('legal basis', ({ legalBases }) => legalBases, withArticles),
  occupations: coded('occupation', ({ occupations }) => occupations, withOccupationGroups),
  migrantGroups: coded('group of migrants', ({ migrantGroups = [] }) => migrantGroups, unique),
  languages: coded('language', ({ languages }) => languages, withPrimaryLanguages),
};

const wordsReason = ({ typed, title }: FoundClause): WhyReason =>
  typed.startsWith('-')
    ? { value: typed, because: 'WORDS', by: null, since: null, sentence: `${typed.slice(1)} does not stand in it` }
    : {
        value: typed,
        because: 'WORDS',
        by: title ? 'title' : 'text',
        since: null,
        sentence: `${typed} stands in its ${title ? 'title' : 'text'}`,
      };
