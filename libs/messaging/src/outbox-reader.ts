import { changeSchema, type Change } from '#contracts';
import type { Database } from '#database';
import { log } from '#platform';
import { isPassing } from './is-passing.js';
import { rejected, sequenced } from './metrics.js';

export interface OutboxRow {
  id: string;
  change: Change;
  createdAt: Date;
}

interface StoredRow {
  id: string;
  payload: unknown;
  created_at: Date;
}

/**
 * Held by whoever empties the outbox, for the length of one transaction. Leadership (see leadership.ts) only decides who
 * tries; a leader whose connection died without its knowing may still be writing, and this lock makes the two take turns.
 */
const OUTBOX_LOCK = 0x00c0_5e91;
const TRIES = 6;
const FIRST_PAUSE_MS = 50;
const PASSING_PAUSE_MS = 300;

/**
 * Takes rows off the outbox, oldest first, and hands them to the sink in the same transaction. When the sink refuses a
 * batch the rows go one at a time, so that the one at fault is found; after TRIES it is set aside and the rest goes on.
 */
export class OutboxReader {
  private oneByOne = 0;
  private readonly tries = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly sink: (rows: OutboxRow[]) => Promise<void>,
    private readonly batch: number,
  ) {}

  /** Moves one batch. The answer: how many rows, and how long to wait before the next try when one failed. */
  async next(): Promise<{ moved: number; full: boolean; retryInMs?: number }> {
    const limit = this.oneByOne > 0 ? 1 : this.batch;
    let taken: StoredRow[] = [];
    try {
      await this.database.transaction(async () => {
        taken = await this.take(limit);
        if (taken.length > 0) await this.sink(taken.map(parse));
      });
    } catch (error) {
      return { moved: 0, full: true, retryInMs: await this.failed(taken, error) };
    }
    this.oneByOne = Math.max(0, this.oneByOne - taken.length);
    for (const { id } of taken) this.tries.delete(id);
    sequenced.inc(taken.length);
    return { moved: taken.length, full: taken.length === limit };
  }

  async waiting(): Promise<{ count: number; oldestSeconds: number }> {
    const [row] = await this.database.query<{ count: number; oldest: string | null }>(
      'SELECT count(*)::int AS count, extract(epoch FROM clock_timestamp() - min(created_at)) AS oldest FROM messaging.outbox',
    );
    return { count: row?.count ?? 0, oldestSeconds: Math.max(0, Number(row?.oldest ?? 0)) };
  }

  private async take(limit: number): Promise<StoredRow[]> {
    await this.database.query('SELECT pg_advisory_xact_lock($1)', [OUTBOX_LOCK]);
    return this.database.query<StoredRow>(
      `WITH taken AS (
         DELETE FROM messaging.outbox WHERE id IN (SELECT id FROM messaging.outbox ORDER BY id LIMIT $1)
         RETURNING id, payload, created_at
       )
       SELECT id, payload, created_at FROM taken ORDER BY id`,
      [limit],
    );
  }

  private async failed(taken: readonly StoredRow[], error: unknown): Promise<number> {
    if (taken.length > 1) this.oneByOne = taken.length;
    const [row] = taken;
    if (!row || isPassing(error)) {
      log('sequencer').warn({ err: error }, 'the outbox could not be emptied; trying again');
      return PASSING_PAUSE_MS;
    }
    if (taken.length > 1) {
      log('sequencer').warn(
        { err: error, rows: taken.length },
        'a batch of changes was refused; trying them one at a time',
      );
      return 0;
    }
    const tries = (this.tries.get(row.id) ?? 0) + 1;
    this.tries.set(row.id, tries);
    this.oneByOne = Math.max(1, this.oneByOne);
    if (tries < TRIES) return FIRST_PAUSE_MS * 2 ** (tries - 1);
    await this.setAside(row, error);
    return 0;
  }

  private async setAside(row: StoredRow, error: unknown): Promise<void> {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await this.database.query(
      `WITH refused AS (DELETE FROM messaging.outbox WHERE id = $1 RETURNING id, payload, created_at)
       INSERT INTO messaging.outbox_rejected (id, payload, created_at, error)
       SELECT id, payload, created_at, $2 FROM refused`,
      [row.id, reason.slice(0, 10_000)],
    );
    this.tries.delete(row.id);
    this.oneByOne = Math.max(0, this.oneByOne - 1);
    rejected.inc();
    log('sequencer').error(
      { err: error, outboxId: row.id },
      'a change was refused for good and lies in messaging.outbox_rejected',
    );
  }
}

function parse({ id, payload, created_at: createdAt }: StoredRow): OutboxRow {
  return { id, change: changeSchema.parse(payload), createdAt };
}
