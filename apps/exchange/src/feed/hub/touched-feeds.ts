import type { Database } from '#database';
import { WITHDRAWN } from '../../change/withdrawn.js';
import { PUBLICATIONS, REGISTER } from '../feed-source.js';

/** Public changes of a stretch of the log; a body's are those of its members of the day, as in fits.ts. */
const TOUCHED = `
  WITH c AS MATERIALIZED (
    SELECT type, subject, owner, countries, (occurred_at AT TIME ZONE 'UTC')::date AS day
    FROM exchange.change WHERE position > $1 AND position <= $2 AND 'public' = ANY(readers)
  ), records AS (SELECT * FROM c WHERE type = ANY($3))
  SELECT 'publications' AS feed WHERE EXISTS (SELECT FROM records)
  UNION SELECT 'register' WHERE EXISTS (SELECT FROM c WHERE type = ANY($4))
  UNION SELECT 'countries/' || country FROM records, unnest(countries) AS country
  UNION SELECT 'bodies/' || lower(m.body) FROM records r JOIN exchange.membership m
    ON m.country = ANY(r.countries) AND m.kind = 'MEMBER'
      AND (m.from_day IS NULL OR m.from_day <= r.day) AND (m.to_day IS NULL OR r.day < m.to_day)
  UNION SELECT 'bodies/' || lower(m.body) FROM records r JOIN exchange.membership m ON m.body IN (r.owner, r.subject)
  ORDER BY 1`;

/** The paths of the feeds that anybody may read and that have something new, without their endings. */
export async function touchedFeeds(database: Database, after: number, upTo: number): Promise<string[]> {
  const rows = await database.query<{ feed: string }>(TOUCHED, [after, upTo, [...PUBLICATIONS, WITHDRAWN], REGISTER]);
  return rows.map(({ feed }) => feed);
}
