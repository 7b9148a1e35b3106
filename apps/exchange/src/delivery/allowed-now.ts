import type { Database } from '#database';
import { mayBeSent, openedReaders } from '../change/fits.js';
import type { Claimed } from './claim.js';

const ALLOWED = `
  WITH opened AS MATERIALIZED (
    SELECT c.position, c.type, c.subject, c.hidden_from, ${openedReaders('c', '$3')} AS readers
    FROM exchange.change c WHERE c.position = ANY($1::bigint[])
  )
  SELECT a.n::int - 1 AS n
  FROM unnest($1::bigint[], $2::uuid[]) WITH ORDINALITY AS a(position, subscription_id, n)
  JOIN opened c ON c.position = a.position
  JOIN LATERAL (SELECT * FROM exchange.standing_subscription WHERE id = a.subscription_id OFFSET 0) s ON true
  WHERE ${mayBeSent('c', 'c.readers', 's', '$3')}`;

/** The same rows, with whether their subscribers may read them now: a claim asks so by itself. */
export async function allowedNow(database: Database, rows: readonly Claimed[], now: Date): Promise<Claimed[]> {
  const found = await database.query<{ n: number }>(ALLOWED, [
    rows.map(({ position }) => position),
    rows.map(({ subscriptionId }) => subscriptionId),
    now,
  ]);
  const allowed = new Set(found.map(({ n }) => n));
  return rows.map((row, n) => ({ ...row, allowed: allowed.has(n) }));
}
