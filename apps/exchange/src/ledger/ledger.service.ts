import { Inject, Injectable } from '@nestjs/common';
import { Access, type Actor } from '#access';
import { connection, Database, readPage, type Connection, type PageInput } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import { CursorCodec, notFound } from '#kernel';
import { ENVIRONMENT, publicUrlOf, type Environment } from '#platform';
import { reached, type Reached, type ReachState } from './reached.js';

export interface ReachView {
  position: number;
  change: string;
  type: string;
  subject: string;
  occurredAt: Date;
  csv: string;
}

export type ReachTotals = Record<
  'due' | 'queued' | 'delivered' | 'read' | 'acknowledged' | 'failed' | 'skipped',
  number
>;

export interface RecipientView {
  participant: { id: string };
  channel: string;
  state: ReachState;
  reason: string | null;
  queuedAt: Date;
  deliveredAt: Date | null;
  readAt: Date | null;
  acknowledgedAt: Date | null;
}

interface ChangeRow {
  position: string;
  id: string;
  type: string;
  subject: string;
  kind: string | null;
  owner: string;
  occurred_at: Date;
}

/** A change as changeView shows it, as far as it matters here. */
export interface ListedChange {
  position: number;
  id: string;
  type: string;
  subject: string;
  kind: string | null;
  owner: { id: string };
  occurredAt: string;
}

type TotalsRow = ReachTotals & { position: string };

const COLUMNS = 'position, id, type, subject, kind, owner, occurred_at';
const NOBODY: ReachTotals = { due: 0, queued: 0, delivered: 0, read: 0, acknowledged: 0, failed: 0, skipped: 0 };

/** Live lines, and what stayed of those that were let go. */
const TOTALS = `
  SELECT position, sum(due)::int AS due, sum(queued)::int AS queued, sum(delivered)::int AS delivered, sum(read)::int AS read,
    sum(acknowledged)::int AS acknowledged, sum(failed)::int AS failed, sum(skipped)::int AS skipped
  FROM (
    SELECT position, 1 AS due, (state = 'QUEUED')::int AS queued, (state IN ('DELIVERED', 'READ', 'ACKNOWLEDGED'))::int AS delivered,
      (read_at IS NOT NULL)::int AS read, (acknowledged_at IS NOT NULL)::int AS acknowledged, (state = 'FAILED')::int AS failed,
      (state = 'SKIPPED')::int AS skipped
    FROM (${reached('= ANY($1::bigint[])')}) AS r
    UNION ALL
    SELECT position, due, 0, delivered, read, acknowledged, failed, skipped FROM exchange.reach_sum WHERE position = ANY($1::bigint[])
  ) AS counted GROUP BY position`;

const RECIPIENTS = `
  SELECT * FROM (${reached('= $1')}) AS r
  WHERE (participant, channel) > ($2::text, $3::text) AND ($4::text IS NULL OR state = $4)
  ORDER BY participant, channel LIMIT $5`;

/** Whom changes reached: for the owner of the record, and for the operator. */
@Injectable()
export class Ledger {
  private readonly codec: CursorCodec;
  private readonly mostPerPage: number;
  private readonly base: string;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.codec = new CursorCodec(environment.CURSOR_SECRET);
    this.mostPerPage = environment.GRAPHQL_MAX_PAGE;
    this.base = publicUrlOf(environment);
  }

  /** Null when there is none, and when it is not for the actor to know. */
  async ofChange(actor: Actor, position: number): Promise<ReachView | null> {
    if (position < 1) return null;
    const [row] = await this.database.query<ChangeRow>(`SELECT ${COLUMNS} FROM exchange.change WHERE position = $1`, [
      position,
    ]);
    return row && this.mayKnow(actor, row) ? this.view(row) : null;
  }

  /** The same of a change that is at hand as the log shows it: a page of them asks nothing more. */
  ofListed(actor: Actor, { owner, ...change }: ListedChange): ReachView | null {
    const { id, position, occurredAt } = change;
    const row = { ...change, id, position: String(position), owner: owner.id, occurred_at: new Date(occurredAt) };
    return this.mayKnow(actor, row) ? this.view(row) : null;
  }

  async ofSubject(actor: Actor, subject: string, given: PageInput): Promise<Connection<ReachView>> {
    const purpose = `publicationReach ${subject}`;
    const page = readPage(this.codec, purpose, given, { byDefault: 20, most: this.mostPerPage });
    // PostgreSQL has no NUL in a text, and so no record with one.
    if (subject.includes('\0')) return connection(this.codec, purpose, page, [], () => []);
    const rows = await this.database.query<ChangeRow>(
      `SELECT ${COLUMNS} FROM exchange.change WHERE subject = $1 AND position < $2 ORDER BY position DESC LIMIT $3`,
      [subject, page.after?.[0] ?? Number.MAX_SAFE_INTEGER, page.limit + 1],
    );
    const known = rows.filter((row) => this.mayKnow(actor, row)).map((row) => this.view(row));
    return connection(this.codec, purpose, page, known, ({ position }) => [position]);
  }

  /** Of many at once, for lists of changes. */
  totals(context: SubgraphContext, position: number): Promise<ReachTotals> {
    return loader<number, ReachTotals>(context, Ledger, (positions) => this.totalsOf(positions)).load(position);
  }

  async recipients(
    { position }: ReachView,
    given: PageInput & { state?: ReachState | null },
  ): Promise<Connection<RecipientView>> {
    const { state = null } = given;
    const purpose = `reach ${position} ${state ?? ''}`;
    const page = readPage(this.codec, purpose, given, { byDefault: 50, most: this.mostPerPage });
    const [participant, channel] = page.after ?? ['', ''];
    const rows = await this.database.query<Reached>(RECIPIENTS, [
      position,
      participant,
      channel,
      state,
      page.limit + 1,
    ]);
    return connection(this.codec, purpose, page, rows.map(recipientView), (row) => [row.participant.id, row.channel]);
  }

  /** All lines of a change, for a file. */
  async whole(
    actor: Actor,
    position: number,
  ): Promise<{ reach: ReachView; totals: ReachTotals; lines: RecipientView[] }> {
    const reach = Number.isSafeInteger(position) ? await this.ofChange(actor, position) : null;
    if (!reach) throw notFound('This change');
    const [totals = NOBODY] = await this.totalsOf([position]);
    const rows = await this.database.query<Reached>(RECIPIENTS, [position, '', '', null, null]);
    return { reach, totals, lines: rows.map(recipientView) };
  }

  private async totalsOf(positions: readonly number[]): Promise<ReachTotals[]> {
    const rows = await this.database.query<TotalsRow>(TOTALS, [positions]);
    const found = new Map(rows.map(({ position, ...totals }) => [Number(position), totals]));
    return positions.map((position) => found.get(position) ?? NOBODY);
  }

  private mayKnow(actor: Actor, { owner, kind }: ChangeRow): boolean {
    const thing = kind === null ? { owner } : { owner, kind };
    return this.access.can(actor, 'publication:reach', thing) || this.access.can(actor, 'queue:operate');
  }

  private view({ position, id, type, subject, occurred_at }: ChangeRow): ReachView {
    const csv = `${this.base}/changes/${position}/reach.csv`;
    return { position: Number(position), change: id, type, subject, occurredAt: occurred_at, csv };
  }
}

const recipientView = (row: Reached): RecipientView => ({
  participant: { id: row.participant },
  channel: row.channel,
  state: row.state,
  reason: row.reason,
  queuedAt: row.queued_at,
  deliveredAt: row.delivered_at,
  readAt: row.read_at,
  acknowledgedAt: row.acknowledged_at,
});
