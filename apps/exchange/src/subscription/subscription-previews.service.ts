import { Inject, Injectable } from '@nestjs/common';
import { Access, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput } from '#kernel';
import { acceptedFilter, type ChangeFilter, type ChangeFilterInput } from '../change/change-filter.js';
import { ChangeService, type LoggedChange } from '../change/change.service.js';
import { fitsFilter } from '../change/fits.js';
import { SubscriptionService } from './subscription.service.js';

export interface PreviewQuestion {
  filter?: ChangeFilterInput;
  subscription?: string | null;
  days?: number | null;
  first?: number | null;
}

interface PreviewWeek {
  from: Date;
  to: Date;
  count: number;
}

export interface SubscriptionPreview {
  /** the log that the changes stand in */
  log: string;
  since: Date;
  until: Date;
  complete: boolean;
  total: number;
  weeks: PreviewWeek[];
  changes: LoggedChange[];
}

const MOST_DAYS = 366;
const MOST_SHOWN = 50;
/** So many of the newest changes are looked at: what one preview may cost. */
const MOST_LOOKED_AT = 20_000;
const LONGEST_MS = 5_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const CANCELLED = '57014';

/** What a filter would have sent, decided by the same SQL that decides what it sends, for what the asker may read now. */
@Injectable()
export class SubscriptionPreviews {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(ChangeService) private readonly changes: ChangeService,
    @Inject(SubscriptionService) private readonly subscriptions: SubscriptionService,
  ) {}

  async of(actor: Actor, { days: asked, first, ...wish }: PreviewQuestion): Promise<SubscriptionPreview> {
    this.access.require(actor, 'subscription:manage');
    const days = within('days', asked ?? 90, 1, MOST_DAYS);
    const limit = within('first', first ?? 20, 0, MOST_SHOWN);
    const filter = await this.filterOf(actor, wish);
    const until = new Date();
    const wanted = new Date(until.getTime() - days * DAY_MS);
    return this.capped(async () => {
      const { log, after, since } = await this.begin(wanted, until);
      const { readerKeys } = actor;
      const parameters: unknown[] = [until, after];
      const rows = await this.database.query<{ week: number; count: number }>(
        `SELECT floor(extract(epoch FROM $1::timestamptz - c.sequenced_at) / ${WEEK_MS / 1000})::int AS week, count(*)::int AS count
         FROM exchange.change c WHERE c.position > $2 AND ${fitsFilter('c', filter, readerKeys, parameters)}
         GROUP BY 1`,
        parameters,
      );
      const counts = new Map(rows.map(({ week, count }) => [Math.max(0, week), count]));
      const weeks = Array.from({ length: Math.ceil(days / 7) }, (_, week): PreviewWeek => {
        const to = new Date(until.getTime() - week * WEEK_MS);
        return { from: new Date(Math.max(wanted.getTime(), to.getTime() - WEEK_MS)), to, count: counts.get(week) ?? 0 };
      }).reverse();
      return {
        log,
        since,
        until,
        complete: since.getTime() === wanted.getTime(),
        total: rows.reduce((sum, { count }) => sum + count, 0),
        weeks,
        changes: limit === 0 ? [] : await this.changes.list({ filter, readerKeys, after, limit, newestFirst: true }),
      };
    });
  }

  private async filterOf(
    actor: Actor,
    { filter, subscription }: Pick<PreviewQuestion, 'filter' | 'subscription'>,
  ): Promise<ChangeFilter> {
    if (subscription === null || subscription === undefined) return acceptedFilter(filter);
    if (filter === null || filter === undefined) return this.subscriptions.filterOf(actor, subscription);
    throw invalidInput([
      { path: 'filter', message: 'expected none beside subscription, whose own filter is looked at' },
      { path: 'subscription', message: 'expected none beside filter; give one of the two' },
    ]);
  }

  /** The position before the first that is looked at, and the moment from which on everything is. */
  private async begin(wanted: Date, until: Date): Promise<{ log: string; after: number; since: Date }> {
    const { log, position: head } = await this.changes.head();
    const [row] = await this.database.query<{ position: string | null; at: Date | null }>(
      `SELECT (SELECT c.position FROM exchange.change c WHERE c.sequenced_at >= $1 ORDER BY c.sequenced_at, c.position LIMIT 1) AS position,
         (SELECT c.sequenced_at FROM exchange.change c WHERE c.position = $2) AS at`,
      [wanted, head - MOST_LOOKED_AT],
    );
    const first = row?.position ? Number(row.position) : head + 1;
    const earliest = head - MOST_LOOKED_AT + 1;
    return first >= earliest
      ? { log, after: first - 1, since: wanted }
      : { log, after: earliest - 1, since: row?.at ?? until };
  }

  private async capped<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(async () => {
        await this.database.query(`SET LOCAL statement_timeout = ${LONGEST_MS}`);
        return work();
      });
    } catch (error) {
      if ((error as { driverError?: { code?: string } }).driverError?.code !== CANCELLED) throw error;
      throw conflict('This filter takes too long to look back; ask for fewer days, or for fewer values.');
    }
  }
}

function within(path: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalidInput([{ path, message: `expected a whole number from ${least} to ${most}` }]);
}
