import { Inject, Injectable } from '@nestjs/common';
import { LEGAL_DAY_CHANGES } from '#contracts';
import { Database } from '#database';
import { countryName, isCountryCode, notFound } from '#kernel';
import { readFilter, type ChangeFilter } from '../change/change-filter.js';
import { readFeedFilter, type FeedQuery } from './feed-request.js';

/** What a feed is about. */
export interface FeedSource {
  /** below /feeds, without the ending: `countries/VN` */
  path: string;
  /** of its address, in one way of writing it: `kinds=LAW&topics=health-personnel`; empty where nothing more is asked */
  query: string;
  filter: ChangeFilter;
  /** refuses a feed of what does not exist; asked when the feed is built */
  require?: () => Promise<void>;
  /** what stands behind the node's name in the title; empty for all publications */
  title(language: string): string;
}

export const PUBLICATIONS = [
  'publication.published',
  'publication.revised',
  'publication.corrected',
  'publication.revoked',
  'agreement.party_confirmed',
  'agreement.party_disputed',
  ...LEGAL_DAY_CHANGES,
];

/** Article 7.4 of the WHO Code: who is designated, and who belongs to which regional body. */
export const REGISTER = ['designation.changed', 'body.membership_changed'];

const NOTHING = readFilter(null, '').filter;

/** From an address to its source; a country or body that does not exist has no feed. */
@Injectable()
export class FeedSources {
  constructor(@Inject(Database) private readonly database: Database) {}

  whole(name: string, asked: FeedQuery): FeedSource {
    if (name === 'publications') return source('publications', { types: PUBLICATIONS }, asked, () => '');
    if (name === 'register') return source('register', { types: REGISTER }, asked, () => 'Changes of the register');
    throw notFound(`The feed ${name}`);
  }

  country(name: string, asked: FeedQuery): FeedSource {
    const code = name.toUpperCase();
    if (!isCountryCode(code)) throw notFound(`The country ${name}`);
    const fixed = { types: PUBLICATIONS, countries: [code] };
    return source(`countries/${code}`, fixed, asked, (language) => countryName(code, language), 'countries');
  }

  body(name: string, asked: FeedQuery): FeedSource {
    const id = name.toUpperCase();
    const fixed = { types: PUBLICATIONS, bodies: [id] };
    const require = async (): Promise<void> => {
      const known = await this.database.query('SELECT FROM exchange.membership WHERE body = $1 LIMIT 1', [id]);
      if (known.length === 0) throw notFound(`The body ${name}`);
    };
    return { ...source(`bodies/${id.toLowerCase()}`, fixed, asked, () => id, 'bodies'), require };
  }
}

function source(
  path: string,
  fixed: Partial<ChangeFilter>,
  asked: FeedQuery,
  title: FeedSource['title'],
  taken?: string,
): FeedSource {
  const { parts, query } = readFeedFilter(asked, taken);
  const { search, ...lists } = parts;
  const values = [...Object.values(lists).flat(), ...(search ? [`“${search.typed}”`] : [])];
  const about = values.length > MOST_NAMED ? `${values.slice(0, MOST_NAMED).join(', ')} …` : values.join(', ');
  return {
    path,
    query,
    filter: { ...NOTHING, ...fixed, ...parts },
    title: (language) => [title(language), about].filter((part) => part !== '').join(' · '),
  };
}

/** A title is read by people. */
const MOST_NAMED = 6;
