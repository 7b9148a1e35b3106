import { Inject, Injectable } from '@nestjs/common';
import { readableBy, type Actor } from '#access';
import { Database } from '#database';
import type { AgreementContent } from '../agreement/agreement.js';
import { knownFilter } from '../publication/filter.js';
import { networkOf, type AgreementNetwork, type NetworkAgreement } from './network-of.js';

export interface NetworkFilter {
  countries?: string[] | null;
  topics?: string[] | null;
  occupations?: string[] | null;
  phases?: AgreementContent['phase'][] | null;
  /** partial dates, of signature */
  signedFrom?: string | null;
  signedTo?: string | null;
}

const MOST_AGREEMENTS = 5000;

/** Who has agreed with whom on health workers and migrants' health. */
@Injectable()
export class AgreementNetworks {
  constructor(@Inject(Database) private readonly db: Database) {}

  async of(actor: Actor, filter: NetworkFilter): Promise<AgreementNetwork> {
    const { countries, topics, occupations } = knownFilter(filter);
    const parameters: unknown[] = [actor.readerKeys];
    const conditions = [`p.kind = 'AGREEMENT'`, `p.state = 'PUBLISHED'`, readableBy('p.readers', '$1::text[]')];
    const add = (value: unknown, condition: (parameter: string) => string): void => {
      if (value === undefined || value === null) return;
      parameters.push(value);
      conditions.push(condition(`$${parameters.length}`));
    };
    add(countries, (p) => `p.countries && ${p}::text[]`);
    add(topics, (p) => `p.topics && ${p}::text[]`);
    add(occupations, (p) => `p.occupations && ${p}::text[]`);
    add(filter.phases, (p) => `r.content->>'phase' = ANY(${p})`);
    add(filter.signedFrom, (p) => `r.content->>'signedOn' COLLATE "C" >= ${p}`);
    // A day of the last month or year that is asked for begins with it.
    add(filter.signedTo, (p) => `left(r.content->>'signedOn', length(${p}::text)) COLLATE "C" <= ${p}`);
    const rows = await this.db.query<NetworkAgreement>(
      `SELECT p.id, p.occupations, r.content->'parties' AS parties, r.content->>'phase' AS phase, r.content->>'signedOn' AS "signedOn",
         r.content->>'inForceOn' AS "inForceOn", r.content->>'expiresOn' AS "expiresOn"
       FROM library.publication p JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision
       WHERE ${conditions.join(' AND ')} ORDER BY p.id LIMIT ${MOST_AGREEMENTS + 1}`,
      parameters,
    );
    return networkOf(rows.slice(0, MOST_AGREEMENTS), rows.length > MOST_AGREEMENTS);
  }
}
