import { Inject, Injectable } from '@nestjs/common';
import { readableBy, type Actor } from '#access';
import { Database } from '#database';
import { grouped } from '../grouped.js';
import { definitionOf, type Content } from '../publication/content.js';
import { RECORD_COLUMNS, recordOf, type PublicationRecord, type RecordRow } from '../publication/record.js';
import { TOPICS, type Entry } from '../vocabulary/vocabulary.js';
import { Asked } from './asked.js';

export interface PolicyRecord {
  publication: PublicationRecord;
  legalDate: string | null;
  status: string;
  provisions: { heading: string; summary?: string | undefined; topic?: string | undefined }[];
}

export interface PolicyOfCountry {
  country: string;
  total: number;
  records: PolicyRecord[];
}

export interface PoliciesOnTopic {
  entry: Entry;
  countries: PolicyOfCountry[];
}

interface Placed {
  topic: string;
  in_country: string;
  total: number;
  id: string;
}

interface FoundRow extends RecordRow, Placed {
  content: Content;
}

const MOST_COUNTRIES = 20;
const MOST_TOPICS = 10;
const MOST_RECORDS = 20;

/** Laws that hold first, then what else is law, then agreements, then practices; within each the latest legal date first. */
const FORCE = `CASE p.kind WHEN 'LAW' THEN CASE WHEN p.legal_status IN ('IN_FORCE', 'PARTLY_IN_FORCE') THEN 0 ELSE 1 END
  WHEN 'AGREEMENT' THEN 2 ELSE 3 END`;
const ORDER = `force, date COLLATE "C" DESC NULLS LAST, id COLLATE "C"`;

/** What several countries have on the same topics, side by side. */
@Injectable()
export class PolicyComparison {
  constructor(@Inject(Database) private readonly db: Database) {}

  async of(
    actor: Actor,
    given: { countries: string[]; topics: string[]; first?: number | null },
  ): Promise<PoliciesOnTopic[]> {
    const asked = new Asked();
    const countries = asked.countries(given.countries, MOST_COUNTRIES);
    const topics = asked.codes('topics', given.topics, TOPICS, MOST_TOPICS);
    const first = given.first ?? 5;
    if (!Number.isInteger(first) || first < 1 || first > MOST_RECORDS)
      asked.refuse('first', `expected a whole number from 1 to ${MOST_RECORDS}`);
    asked.done();
    const below = new Map(topics.map((topic) => [topic, TOPICS.withDescendants(topic)]));
    const rows = await this.rows(actor, countries, below, first);
    const byPlace = grouped(rows, (row) => `${row.topic} ${row.in_country}`);
    return topics.map((topic) => ({
      entry: TOPICS.get(topic),
      countries: countries.map((country) => {
        const found = byPlace.get(`${topic} ${country}`) ?? [];
        const members = new Set(below.get(topic));
        return { country, total: found[0]?.total ?? 0, records: found.map((row) => policyRecord(row, members)) };
      }),
    }));
  }

  /** First which, then what is shown of them. */
  private async rows(
    actor: Actor,
    countries: readonly string[],
    below: ReadonlyMap<string, readonly string[]>,
    first: number,
  ): Promise<FoundRow[]> {
    const placed = await this.placed(actor, countries, below, first);
    const read = await this.db.query<RecordRow & { content: Content }>(
      `SELECT ${RECORD_COLUMNS}, r.content FROM library.publication p
       JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision
       WHERE p.id = ANY($1) AND p.state = 'PUBLISHED' AND ${readableBy('p.readers', '$2::text[]')}`,
      [[...new Set(placed.map(({ id }) => id))], actor.readerKeys],
    );
    const byId = new Map(read.map((row) => [row.id, row]));
    return placed.flatMap((place) => {
      const row = byId.get(place.id);
      return row ? [{ ...row, ...place }] : [];
    });
  }

  /** Of records with the same countries and topics the best are taken together first, so that few are placed. */
  private placed(
    actor: Actor,
    countries: readonly string[],
    below: ReadonlyMap<string, readonly string[]>,
    first: number,
  ): Promise<Placed[]> {
    const [members, heads] = [
      [...below].flatMap(([, codes]) => codes),
      [...below].flatMap(([code, codes]) => codes.map(() => code)),
    ];
    return this.db.query<Placed>(
      `WITH alike AS MATERIALIZED (
         SELECT row_number() OVER () AS nth, found.* FROM (
           SELECT p.countries, p.topics, count(*) AS count, array_agg(p.id) AS ids, array_agg(${FORCE}) AS forces,
             array_agg(p.legal_date) AS dates
           FROM library.publication p
           WHERE p.state = 'PUBLISHED' AND ${readableBy('p.readers', '$1::text[]')} AND p.countries && $2::text[]
             AND p.topics && $3::text[]
           GROUP BY p.countries, p.topics) found),
       best AS MATERIALIZED (
         SELECT nth, one.* FROM alike CROSS JOIN LATERAL (
           SELECT id, force, date FROM unnest(ids, forces, dates) AS each (id, force, date) ORDER BY ${ORDER} LIMIT $5) one),
       coded AS MATERIALIZED (
         SELECT DISTINCT nth, count, m.head AS topic, in_country FROM alike
         CROSS JOIN unnest(countries) AS in_country CROSS JOIN unnest(topics) AS carried
         JOIN unnest($3::text[], $4::text[]) AS m (code, head) ON m.code = carried
         WHERE in_country = ANY($2)),
       counted AS (SELECT topic, in_country, sum(count)::int AS total FROM coded GROUP BY topic, in_country),
       placed AS (
         SELECT topic, in_country, id, row_number() OVER (PARTITION BY topic, in_country ORDER BY ${ORDER}) AS place
         FROM coded JOIN best USING (nth))
       SELECT topic, in_country, total, id FROM placed JOIN counted USING (topic, in_country)
       WHERE place <= $5 ORDER BY topic, in_country, place`,
      [actor.readerKeys, countries, members, heads, first],
    );
  }
}

function policyRecord(row: FoundRow, topics: ReadonlySet<string>): PolicyRecord {
  const { content } = row;
  const definition = definitionOf(row.kind);
  return {
    publication: recordOf(row, async () => content),
    legalDate: definition.legalDate(content),
    status: definition.status(content),
    provisions: 'provisions' in content ? content.provisions.filter(({ topic }) => topic && topics.has(topic)) : [],
  };
}
