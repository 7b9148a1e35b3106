import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { countryName, isCountryCode, notFound } from '#kernel';
import { readFilter, type ChangeFilter } from '../change/change-filter.js';

/** What a feed is about. */
export interface FeedSource {
  /** below /feeds, without the ending: `countries/VN` */
  path: string;
  filter: ChangeFilter;
  /** what stands behind the node's name in the title; empty for all publications */
  title(language: string): string;
}

const PUBLICATIONS = [
  'publication.published',
  'publication.revised',
  'publication.corrected',
  'publication.revoked',
  'agreement.party_confirmed',
  'agreement.party_disputed',
];

/** Article 7.4 of the WHO Code: who is designated, and who belongs to which regional body. */
const REGISTER = ['designation.changed', 'body.membership_changed'];

const filterOf = (part: Partial<ChangeFilter>): ChangeFilter => ({
  ...readFilter(null, '').filter,
  types: PUBLICATIONS,
  ...part,
});

/** From an address to its source; a country or body that does not exist has no feed. */
@Injectable()
export class FeedSources {
  constructor(@Inject(Database) private readonly database: Database) {}

  whole(name: string): FeedSource {
    if (name === 'publications') return { path: 'publications', filter: filterOf({}), title: () => '' };
    if (name === 'register')
      return { path: 'register', filter: filterOf({ types: REGISTER }), title: () => 'Changes of the register' };
    throw notFound(`The feed ${name}`);
  }

  country(name: string): FeedSource {
    const code = name.toUpperCase();
    if (!isCountryCode(code)) throw notFound(`The country ${name}`);
    return {
      path: `countries/${code}`,
      filter: filterOf({ countries: [code] }),
      title: (language) => countryName(code, language),
    };
  }

  async body(name: string): Promise<FeedSource> {
    const id = name.toUpperCase();
    const known = await this.database.query('SELECT FROM exchange.membership WHERE body = $1 LIMIT 1', [id]);
    if (known.length === 0) throw notFound(`The body ${name}`);
    return { path: `bodies/${id.toLowerCase()}`, filter: filterOf({ bodies: [id] }), title: () => id };
  }
}
