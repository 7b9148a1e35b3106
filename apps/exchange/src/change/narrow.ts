import type { Change, ChangeType } from '#contracts';
import type { Database } from '#database';
import { WITHDRAWN } from './withdrawn.js';

const NARROWING: readonly ChangeType[] = ['publication.revised', 'publication.corrected', 'publication.revoked'];

/** That some can no longer read a record. */
export interface Taken {
  subject: string;
  /** who could read it, as keys that they have for good */
  readers: string[];
  /** who of them still can */
  hiddenFrom: string[];
  /** ids of the changes that they can no longer read */
  took: string[];
}

/**
 * What was said of a record may be read by those who may still read the record: every later change that is not public
 * takes away from the earlier ones whoever it does not name. Nothing is ever widened; a change that becomes public leaves
 * the earlier ones as they were. It holds within a batch too. The head notes the position, so that feeds which were made
 * before are no longer good.
 * Those who lose it are written down by the keys that they have for good, as of now: who leaves a body later must still
 * learn of it, who joins one later must not.
 */
const NARROW = `
  WITH narrow AS MATERIALIZED (
    SELECT position, subject, readers FROM exchange.change
    WHERE position BETWEEN $1 AND $2 AND type = ANY($3) AND NOT 'public' = ANY(readers)
  ), latest AS MATERIALIZED (
    SELECT DISTINCT ON (subject) subject, position, readers FROM narrow ORDER BY subject, position DESC
  ), affected AS MATERIALIZED (
    SELECT c.position, c.id, c.subject, c.readers AS before, ARRAY(
      SELECT key FROM unnest(CASE WHEN 'public' = ANY(c.readers) THEN l.readers ELSE c.readers END) AS key
      WHERE NOT EXISTS (
        SELECT FROM narrow n WHERE n.subject = c.subject AND n.position > c.position AND NOT key = ANY(n.readers))) AS after
    FROM exchange.change c JOIN latest l ON c.subject = l.subject AND c.position < l.position
    WHERE c.type <> '${WITHDRAWN}' AND EXISTS (
      SELECT FROM narrow n WHERE n.subject = c.subject AND n.position > c.position AND NOT c.readers <@ n.readers)
  ), narrowed AS (
    UPDATE exchange.change c SET readers = a.after FROM affected a WHERE c.position = a.position
  ), noted AS (
    UPDATE exchange.log_head SET narrowed = $2 WHERE EXISTS (SELECT FROM affected)
  ), taken AS (
    SELECT l.subject, access.opened_to(l.readers, $4) AS hidden_from,
      ARRAY(
        SELECT DISTINCT key FROM affected a, unnest(access.opened_to(a.before, $4)) AS key
        WHERE a.subject = l.subject AND a.position < $1 AND NOT starts_with(key, 'body:')) AS readers,
      ARRAY(SELECT a.id FROM affected a WHERE a.subject = l.subject AND a.position < $1 ORDER BY a.position) AS took
    FROM latest l
  )
  SELECT subject, readers, hidden_from AS "hiddenFrom", took FROM taken WHERE NOT readers <@ hidden_from ORDER BY subject`;

/** Whether a change can take readers away from earlier ones. */
export const isNarrowing = ({ type, readers }: Change): boolean =>
  NARROWING.includes(type) && !readers.includes('public');

/** @returns who lost which record by it; what came in the same batch nobody had read yet */
export const narrowEarlier = (database: Database, first: number, last: number, now: Date): Promise<Taken[]> =>
  database.query<Taken>(NARROW, [first, last, NARROWING, now]);
