import type { Database } from '#database';
import { IS_QUIET, IS_READ, VISIBLE } from './inbox-sql.js';

export interface InboxCounts {
  __typename: 'InboxCounts';
  unread: number;
  mandatory: number;
  unacknowledged: number;
  quiet: number;
}

const MOST = 10_000;

/** What one person has before them. Beyond 10,000 the exact figure helps nobody, and costs. */
const COUNT = `
  SELECT (count(*) FILTER (WHERE NOT quiet AND NOT read))::int AS unread,
    (count(*) FILTER (WHERE NOT quiet AND NOT read AND mandatory))::int AS mandatory,
    (count(*) FILTER (WHERE NOT quiet AND NOT acknowledged))::int AS unacknowledged,
    (count(*) FILTER (WHERE quiet))::int AS quiet
  FROM (
    SELECT ${IS_QUIET} AS quiet, ${IS_READ} AS read, i.mandatory IS NOT NULL AS mandatory,
      i.acknowledged_at IS NOT NULL AS acknowledged
    FROM ${VISIBLE} AND (i.acknowledged_at IS NULL OR NOT ${IS_READ})
    ORDER BY i.id DESC LIMIT ${MOST}
  ) AS seen`;

export async function countInbox(
  database: Database,
  eyes: [string, string, readonly string[], Date],
): Promise<InboxCounts> {
  const [row] = await database.query<Omit<InboxCounts, '__typename'>>(COUNT, eyes);
  return {
    __typename: 'InboxCounts',
    ...(row ?? { unread: 0, mandatory: 0, unacknowledged: 0, quiet: 0 }),
  };
}
