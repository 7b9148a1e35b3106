import type { Database } from '#database';

/** Positions from one to another, both included: how many changes arrived, and their digest. */
export interface Block {
  from: number;
  to: number;
  count: number;
  digest: string;
}

export interface Digests extends Block {
  blockSize: number;
  /** only those in which something arrived */
  blocks: Block[];
  undelivered: { count: number; positions: number[] };
}

/** As many as a webhook has room for. */
export const MOST_BLOCKS = 100;
export const MOST_UNDELIVERED = 300;
const SMALLEST_BLOCK = 100;

/**
 * The digest is SHA-256 over one line for each change that arrived at the endpoint, by any of its subscriptions and at any
 * attempt: `position:id` and a line feed, in the order of the positions. So it depends on what arrived and on nothing else:
 * not on the order, on retries and duplicates, on filters that changed or rights that ended since. What did not arrive is named.
 */
const DIGESTS = `
  WITH sent AS MATERIALIZED (
    SELECT d.position, bool_or(coalesce(d.first_delivered_at, d.delivered_at) IS NOT NULL) AS arrived
    FROM exchange.delivery d WHERE d.endpoint_id = $1 AND d.position BETWEEN $2 AND $3 GROUP BY d.position
  ), line AS MATERIALIZED (
    SELECT s.position, (s.position - 1) / $4::bigint AS block, s.position || ':' || c.id || chr(10) AS text
    FROM sent s JOIN exchange.change c ON c.position = s.position WHERE s.arrived
  )
  SELECT block, count(*)::int AS count, ${digestOf()} AS digest, NULL::bigint[] AS missing FROM line GROUP BY block
  UNION ALL
  SELECT NULL, count(*)::int, ${digestOf()}, NULL FROM line
  UNION ALL
  SELECT -1, count(*)::int, NULL, (array_agg(position ORDER BY position))[1:${MOST_UNDELIVERED}] FROM sent WHERE NOT arrived
  ORDER BY block NULLS FIRST`;

function digestOf(): string {
  return `encode(sha256(convert_to(coalesce(string_agg(text, '' ORDER BY position), ''), 'UTF8')), 'hex')`;
}

interface Row {
  block: string | null;
  count: number;
  digest: string | null;
  missing: string[] | null;
}

/** The size of blocks that divides a range into a hundred at most: 100, 1,000, 10,000 … so that blocks of any two days agree. */
export function blockSizeFor(from: number, to: number): number {
  let size = SMALLEST_BLOCK;
  while ((to - from + 1) / size > MOST_BLOCKS - 1) size *= 10;
  return size;
}

export async function digests(
  database: Database,
  endpointId: string,
  { from, to, blockSize }: { from: number; to: number; blockSize: number },
): Promise<Digests> {
  const rows = await database.query<Row>(DIGESTS, [endpointId, from, to, blockSize]);
  const whole = rows.find(({ block }) => block === null);
  const open = rows.find(({ block }) => block === '-1');
  if (!whole || !open) throw new Error('The database did not answer with the digests that it was asked for.');
  const blocks = rows.flatMap(({ block, count, digest }) => {
    if (block === null || block === '-1' || digest === null) return [];
    const first = Number(block) * blockSize + 1;
    return [{ from: Math.max(from, first), to: Math.min(to, first + blockSize - 1), count, digest }];
  });
  return {
    from,
    to,
    count: whole.count,
    digest: whole.digest ?? '',
    blockSize,
    blocks,
    undelivered: { count: open.count, positions: (open.missing ?? []).map(Number) },
  };
}
