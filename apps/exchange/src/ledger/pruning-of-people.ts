import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { ENVIRONMENT, type Environment } from '#platform';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { summedInbox, summedLetters } from './reached.js';

const DAY_MS = 24 * 3600_000;
const MOST_ROWS = 2000;
/** of letters whole changes go, and one may have thousands of readers */
const MOST_CHANGES = 10;

const KEEP_SUM = (summed: string): string => `
  INSERT INTO exchange.reach_sum (position, channel, due, delivered, failed, skipped, read, acknowledged) ${summed}
  ON CONFLICT (position, channel) DO UPDATE SET due = reach_sum.due + excluded.due,
    delivered = reach_sum.delivered + excluded.delivered, failed = reach_sum.failed + excluded.failed,
    skipped = reach_sum.skipped + excluded.skipped, read = reach_sum.read + excluded.read,
    acknowledged = reach_sum.acknowledged + excluded.acknowledged`;

/** Each is one statement, so that sums and rows go together, and gives how many rows went. $1: up to which position; $2: before when. */
const FORGET = {
  /** What comes whatever one follows stays until somebody has seen to it. */
  inbox: `
    WITH old AS MATERIALIZED (
      SELECT i.id FROM exchange.inbox_item i
      WHERE i.position <= $1 AND $2::timestamptz IS NOT NULL AND (i.mandatory IS NULL OR i.acknowledged_at IS NOT NULL)
      ORDER BY i.position LIMIT ${MOST_ROWS} FOR UPDATE SKIP LOCKED
    ), kept AS (${KEEP_SUM(summedInbox('SELECT id FROM old'))}),
    gone AS (DELETE FROM exchange.inbox_item i USING old WHERE i.id = old.id RETURNING 1)
    SELECT count(*)::int AS count FROM gone`,
  notices: `
    WITH gone AS (
      DELETE FROM exchange.inbox_item WHERE id IN (
        SELECT id FROM exchange.inbox_item
        WHERE position IS NULL AND $1::bigint IS NOT NULL AND created_at < $2 AND acknowledged_at IS NOT NULL
        LIMIT ${MOST_ROWS}) RETURNING 1)
    SELECT count(*)::int AS count FROM gone`,
  /** A change goes with all its readers, and waits for the one whose letter waits: a snooze may be a year. */
  letterItems: `
    WITH old AS MATERIALIZED (
      SELECT DISTINCT m.position FROM exchange.mail_item m
      WHERE m.position <= $1 AND $2::timestamptz IS NOT NULL AND NOT EXISTS (
        SELECT FROM exchange.mail_item w WHERE w.position = m.position AND w.state = 'WAITING')
      ORDER BY m.position LIMIT ${MOST_CHANGES}
    ), kept AS (${KEEP_SUM(summedLetters('IN (SELECT position FROM old)'))}),
    gone AS (DELETE FROM exchange.mail_item m USING old WHERE m.position = old.position RETURNING 1)
    SELECT count(*)::int AS count FROM gone`,
  letters: `
    WITH gone AS (
      DELETE FROM exchange.mail WHERE id IN (
        SELECT m.id FROM exchange.mail m
        WHERE m.state <> 'WAITING' AND m.created_at < $2 AND $1::bigint IS NOT NULL
          AND NOT EXISTS (SELECT FROM exchange.mail_item i WHERE i.mail_id = m.id)
        LIMIT ${MOST_ROWS}) RETURNING 1)
    SELECT count(*)::int AS count FROM gone`,
  quiet: `
    WITH gone AS (
      DELETE FROM exchange.quiet WHERE id IN (
        SELECT id FROM exchange.quiet WHERE until < $2 AND $1::bigint IS NOT NULL LIMIT ${MOST_ROWS}) RETURNING 1)
    SELECT count(*)::int AS count FROM gone`,
} as const;
export type Forgotten = keyof typeof FORGET;

/**
 * Lets go of what people were told, by letter and in inboxes, as soon as the deliveries of the same changes are gone. All that
 * is left before that position is what had to stay then, so there is no place to remember.
 */
@Injectable()
export class PruningOfPeople {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Until nothing is old enough, or it is told to stop. @returns how many rows went */
  async run(stopped: () => boolean = () => false): Promise<Record<Forgotten, number>> {
    const gone = { inbox: 0, notices: 0, letterItems: 0, letters: 0, quiet: 0 };
    const before = new Date(this.clock().getTime() - this.environment.LEDGER_DAYS * DAY_MS);
    for (const what of Object.keys(FORGET) as Forgotten[]) {
      for (let went = -1; went !== 0 && !stopped();) {
        went = await this.batch(what, before);
        gone[what] += went;
      }
    }
    return gone;
  }

  /** One process at a time, or two would sum the same rows. */
  private batch(what: Forgotten, before: Date): Promise<number> {
    return this.database.transaction(async () => {
      const [at] = await this.database.query<{ position: string }>(
        `SELECT position FROM exchange.pruned WHERE what = 'deliveries' FOR UPDATE`,
      );
      const [row] = await this.database.query<{ count: number }>(FORGET[what], [at?.position ?? 0, before]);
      return row?.count ?? 0;
    });
  }
}
