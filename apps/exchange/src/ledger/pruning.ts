import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { ENVIRONMENT, type Environment } from '#platform';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { lockedIds } from '../delivery/ordered.js';
import { summed } from './reached.js';

const DAY_MS = 24 * 3600_000;
/** About 50 ms of work: who delivers meanwhile hardly notices. A change with more receivers goes alone. */
const MOST_ROWS = 2000;
const MOST_POSITIONS = 1024;

const OF_BATCH = 'BETWEEN $1 AND $2';

export type Pruned = 'deliveries' | 'attempts';

const FORGET: Record<Pruned, readonly string[]> = {
  /** The sum first: it must be there when the rows are not. */
  deliveries: [
    `INSERT INTO exchange.reach_sum (position, channel, due, delivered, failed, skipped) ${summed(OF_BATCH)}
     ON CONFLICT (position, channel) DO UPDATE SET due = reach_sum.due + excluded.due,
       delivered = reach_sum.delivered + excluded.delivered, failed = reach_sum.failed + excluded.failed,
       skipped = reach_sum.skipped + excluded.skipped`,
    `DELETE FROM exchange.attempt a USING exchange.delivery d
     WHERE d.position > 0 AND d.position ${OF_BATCH} AND a.delivery_id = d.id`,
    `DELETE FROM exchange.delivery d WHERE d.id = ANY(${lockedIds(`d.position > 0 AND d.position ${OF_BATCH}`)})`,
  ],
  attempts: [
    `DELETE FROM exchange.attempt a USING exchange.delivery d
     WHERE d.position > 0 AND d.position ${OF_BATCH} AND a.delivery_id = d.id AND d.state <> 'PENDING'`,
  ],
};

/**
 * Lets go of deliveries and attempts that are older than they are kept, a few changes at a time, each batch in a transaction
 * of its own: the sums of a change and the going of its rows become true together, all rows of a change go at once, and
 * what a process did not finish the next one goes on with.
 */
@Injectable()
export class Pruning {
  /** how many positions were not too many rows the last time */
  private span = MOST_POSITIONS;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Until nothing is old enough, or it is told to stop. @returns how many changes it went past */
  async run(stopped: () => boolean = () => false): Promise<Record<Pruned, number>> {
    const past = { attempts: 0, deliveries: 0 };
    const { ATTEMPT_DAYS, LEDGER_DAYS } = this.environment;
    for (const [what, days] of [
      ['attempts', Math.min(ATTEMPT_DAYS, LEDGER_DAYS)],
      ['deliveries', LEDGER_DAYS],
    ] as const) {
      for (let went = -1; went !== 0 && !stopped();) {
        went = await this.batch(what, new Date(this.clock().getTime() - days * DAY_MS));
        past[what] += went;
      }
    }
    if (past.deliveries > 0) await this.refreshRanges();
    return past;
  }

  private batch(what: Pruned, before: Date): Promise<number> {
    return this.database.transaction(async () => {
      const [at] = await this.database.query<{ position: string }>(
        'SELECT position FROM exchange.pruned WHERE what = $1 FOR UPDATE',
        [what],
      );
      const after = Number(at?.position ?? 0);
      const last = await this.lastOfBatch(after, before);
      if (last === after) return 0;
      for (const forget of FORGET[what]) await this.database.query(forget, [after + 1, last]);
      await this.database.query('UPDATE exchange.pruned SET position = $2 WHERE what = $1', [what, last]);
      return last - after;
    });
  }

  /** The log has no gaps and its order is that of time: the next ones are those after the last, as many as are not too many rows. */
  private async lastOfBatch(after: number, before: Date): Promise<number> {
    const [oldEnough] = await this.database.query<{ last: string | null }>(
      `SELECT max(position) AS last FROM (
         SELECT position FROM exchange.change WHERE position > $1 AND sequenced_at < $2 ORDER BY position LIMIT ${MOST_POSITIONS}
       ) AS next`,
      [after, before],
    );
    const oldest = Number(oldEnough?.last ?? after);
    this.span = Math.min(2 * this.span, MOST_POSITIONS);
    while (this.span > 1 && (await this.isTooMuch(after + 1, Math.min(oldest, after + this.span))))
      this.span = Math.ceil(this.span / 2);
    return Math.min(oldest, after + this.span);
  }

  private async isTooMuch(first: number, last: number): Promise<boolean> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM (
         SELECT FROM exchange.delivery d WHERE d.position > 0 AND d.position ${OF_BATCH} LIMIT ${MOST_ROWS + 1}
       ) AS counted`,
      [first, last],
    );
    return (row?.count ?? 0) > MOST_ROWS;
  }

  /**
   * The index knows of each range of pages which positions are in it, and never learns that some are gone. Pages that were
   * emptied fill again with new ones, so their ranges are taken anew.
   */
  private async refreshRanges(): Promise<void> {
    await this.database.query(
      `SELECT count(brin_desummarize_range('exchange.delivery_position', block)) FROM generate_series(0,
         (pg_relation_size('exchange.delivery') / current_setting('block_size')::int)::bigint, 64) AS block`,
    );
    await this.database.query(`SELECT brin_summarize_new_values('exchange.delivery_position')`);
  }
}
