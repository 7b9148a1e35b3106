import type { Database } from '#database';
import type { Taken } from './narrow.js';
import { WITHDRAWN } from './withdrawn.js';

/**
 * Compares who holds which dated key with who did at the last look, and says what the ones who lost one can no longer read.
 * It counts what was in the log before the right ended: what came later they never could read. A right that ended in the
 * past ended when that was entered. What they can read in another way is found out when it is read (fits.ts).
 */
const LOST = `
  WITH holding AS MATERIALIZED (
    SELECT DISTINCT holder, key FROM access.reader_key WHERE from_at <= $1 AND $1 < to_at
  ), lost AS (
    DELETE FROM exchange.held_key h
    WHERE NOT EXISTS (SELECT FROM holding n WHERE n.holder = h.holder AND n.key = h.key)
    RETURNING h.holder, h.key
  ), gained AS (
    INSERT INTO exchange.held_key (holder, key) SELECT holder, key FROM holding ON CONFLICT DO NOTHING
  ), since AS (
    SELECT l.holder, l.key, coalesce(max(greatest(k.to_at, k.set_at)), $1) AS at
    FROM lost l LEFT JOIN access.reader_key k ON k.holder = l.holder AND k.key = l.key AND k.to_at <= $1
    GROUP BY l.holder, l.key
  )
  SELECT c.subject, array_agg(DISTINCT s.holder) AS readers, '{}'::text[] AS "hiddenFrom", array_agg(DISTINCT c.id) AS took
  FROM since s JOIN exchange.change c ON c.readers @> ARRAY[s.key] AND NOT 'public' = ANY(c.readers)
  WHERE c.kind IS NOT NULL AND c.type <> '${WITHDRAWN}' AND c.sequenced_at < s.at
  GROUP BY c.subject ORDER BY c.subject`;

export const takeLostRights = (database: Database, now: Date): Promise<Taken[]> => database.query<Taken>(LOST, [now]);
