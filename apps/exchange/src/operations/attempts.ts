import type { Database } from '#database';
import { ARRIVED } from '../delivery/arrived.js';

export interface AttemptsOfQuarter {
  from: Date;
  arrived: number;
  failures: { reason: string; count: number }[];
}

/** By quarters of an hour, the earliest first; one in which nothing was sent is left out. */
export async function attemptsSince(database: Database, since: Date): Promise<AttemptsOfQuarter[]> {
  const rows = await database.query<{ from: Date; what: string; count: number }>(
    `SELECT date_bin('15 minutes', from_at, '2000-01-01T00:00:00Z') AS from, what, sum(count)::int AS count
     FROM exchange.delivery_tally WHERE from_at >= $1 GROUP BY 1, 2 ORDER BY 1, 2`,
    [since],
  );
  const quarters = new Map<number, AttemptsOfQuarter>();
  for (const { from, what, count } of rows) {
    const quarter = quarters.get(from.getTime()) ?? { from, arrived: 0, failures: [] };
    quarters.set(from.getTime(), quarter);
    if (what === ARRIVED) quarter.arrived = count;
    else quarter.failures.push({ reason: what, count });
  }
  return [...quarters.values()];
}
