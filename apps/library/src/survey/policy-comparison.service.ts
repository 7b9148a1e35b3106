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

interface FoundRow extends RecordRow {
  topic: string;
  in_country: string;
  total: number;
  content: Content;
}

const MOST_COUNTRIES = 20;
const MOST_TOPICS = 10;
const MOST_RECORDS = 20;

/** Laws that hold first, then what else is law, then agreements, then practices; within each the latest legal date first. */
const RANK = `CASE p.kind WHEN 'LAW' THEN CASE WHEN r.content->>'legalForce' IN ('IN_FORCE', 'PARTLY_IN_FORCE') THEN 0 ELSE 1 END
  WHEN 'AGREEMENT' THEN 2 ELSE 3 END`;

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

  private rows(
    actor: Actor,
    countries: readonly string[],
    below: ReadonlyMap<string, readonly string[]>,
    first: number,
  ): Promise<FoundRow[]> {
    const [members, heads] = [
      [...below].flatMap(([, codes]) => codes),
      [...below].flatMap(([code, codes]) => codes.map(() => code)),
    ];
    return this.db.query<FoundRow>(
      `WITH found AS (
         SELECT DISTINCT p.id, m.head AS topic, named AS in_country FROM library.publication p
         CROSS JOIN unnest(p.countries) AS named CROSS JOIN unnest(p.topics) AS carried
         JOIN unnest($3::text[], $4::text[]) AS m (code, head) ON m.code = carried
         WHERE p.state = 'PUBLISHED' AND ${readableBy('p.readers', '$1::text[]')} AND p.countries && $2::text[]
           AND p.topics && $3::text[] AND named = ANY($2)),
       placed AS (
         SELECT found.*, p.revision, count(*) OVER w AS total,
           row_number() OVER (w ORDER BY ${RANK}, p.legal_date COLLATE "C" DESC NULLS LAST, p.id) AS place
         FROM found JOIN library.publication p USING (id)
         JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision
         WINDOW w AS (PARTITION BY found.topic, found.in_country))
       SELECT ${RECORD_COLUMNS}, placed.topic, placed.in_country, placed.total::int AS total, r.content
       FROM placed JOIN library.publication p USING (id)
       JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision
       WHERE placed.place <= $5 ORDER BY placed.topic, placed.in_country, placed.place`,
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
