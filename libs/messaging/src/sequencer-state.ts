import type { Database } from '#database';
import { LEADER_LOCK } from './leadership.js';

export interface SequencerState {
  /** processes that lead */
  leaders: number;
  /** changes without a position yet */
  waiting: number;
  oldestSeconds: number;
  /** refused for good */
  setAside: number;
}

/** How the sequencer does, whichever process it runs in: as the database's locks and tables say. */
export async function sequencerState(database: Database): Promise<SequencerState> {
  const [row] = await database.query<SequencerState & { oldest: string | null }>(
    `SELECT
       (SELECT count(*)::int FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = $1
          AND l.objsubid = 1 AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS leaders,
       count(*)::int AS waiting, extract(epoch FROM clock_timestamp() - min(created_at)) AS oldest,
       (SELECT count(*)::int FROM messaging.outbox_rejected) AS "setAside"
     FROM messaging.outbox`,
    [LEADER_LOCK],
  );
  const { leaders = 0, waiting = 0, setAside = 0, oldest = null } = row ?? {};
  return { leaders, waiting, setAside, oldestSeconds: Math.max(0, Number(oldest ?? 0)) };
}
