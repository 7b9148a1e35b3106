import type { Change, ChangeType } from '#contracts';
import type { Database } from '#database';

const NARROWING: readonly ChangeType[] = ['publication.revised', 'publication.corrected', 'publication.revoked'];

/**
 * What was said of a record may be read by those who may still read the record: every later change that is not public
 * takes away from the earlier ones whoever it does not name. Nothing is ever widened; a change that becomes public leaves
 * the earlier ones as they were. It holds within a batch too. The head notes the position, so that feeds which were made
 * before are no longer good.
 */
const NARROW = `
  WITH narrow AS MATERIALIZED (
    SELECT position, subject, readers FROM exchange.change
    WHERE position BETWEEN $1 AND $2 AND type = ANY($3) AND NOT 'public' = ANY(readers)
  ), latest AS (
    SELECT DISTINCT ON (subject) subject, position, readers FROM narrow ORDER BY subject, position DESC
  ), narrowed AS (
    UPDATE exchange.change c SET readers = ARRAY(
      SELECT key FROM unnest(CASE WHEN 'public' = ANY(c.readers) THEN l.readers ELSE c.readers END) AS key
      WHERE NOT EXISTS (
        SELECT FROM narrow n WHERE n.subject = c.subject AND n.position > c.position AND NOT key = ANY(n.readers)))
    FROM latest l
    WHERE c.subject = l.subject AND c.position < l.position AND EXISTS (
      SELECT FROM narrow n WHERE n.subject = c.subject AND n.position > c.position AND NOT c.readers <@ n.readers)
    RETURNING c.position
  )
  UPDATE exchange.log_head SET narrowed = $2 WHERE EXISTS (SELECT FROM narrowed)`;

export async function narrowEarlier(
  database: Database,
  changes: readonly Change[],
  first: number,
  last: number,
): Promise<void> {
  if (!changes.some(({ type, readers }) => NARROWING.includes(type) && !readers.includes('public'))) return;
  await database.query(NARROW, [first, last, NARROWING]);
}
