import type { Database } from '#database';
import type { BreakerState } from '../health/health.entity.js';

export interface BreakerOpened {
  endpoint: string | null;
  owner: string | null;
  host: string;
  state: BreakerState;
  since: Date;
  failures: number;
  nextProbeAt: Date | null;
  lastError: string | null;
}

/** Hosts and owners, and no addresses: a path may hold what only its owner should know. */
export const openBreakers = (database: Database): Promise<BreakerOpened[]> =>
  database.query<BreakerOpened>(
    `SELECT e.id AS endpoint, e.owner, coalesce(e.host, substr(h.key, length('host ') + 1)) AS host, h.state, h.since, h.failures,
       h.next_probe_at AS "nextProbeAt", left(h.last_error, 200) AS "lastError"
     FROM exchange.health h LEFT JOIN exchange.endpoint e ON h.key = 'endpoint ' || e.id
     WHERE h.state <> 'CLOSED' AND (e.id IS NOT NULL OR h.key LIKE 'host %') ORDER BY h.since LIMIT 50`,
  );
