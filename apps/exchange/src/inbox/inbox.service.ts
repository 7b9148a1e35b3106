import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { connection, Database, readPage, type Connection, type PageInput } from '#database';
import { CursorCodec, invalidInput, notFound } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import { changeView } from '../change/change-view.js';
import { ChangesCursor } from '../change/changes-cursor.js';
import { ChangeService } from '../change/change.service.js';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { countInbox, type InboxCounts } from './inbox-counts.js';
import { INBOX_CHANNEL } from './inbox-fan-out.js';
import { IS_MUTED, IS_QUIET, IS_READ, IS_SNOOZED, VISIBLE } from './inbox-sql.js';

type Reader = Actor & { participant: string; person: string };

export interface InboxFilter {
  state?: 'UNREAD' | 'READ' | 'ACKNOWLEDGED' | 'UNACKNOWLEDGED' | 'QUIET' | null;
  mandatory?: boolean | null;
  record?: string | null;
}

export interface InboxItemView {
  id: string;
  change: Record<string, unknown> | null;
  notice: string | null;
  about: string | null;
  mandatory: string | null;
  subscriptions: string[];
  at: Date;
  readAt: Date | null;
  readBy: number;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  muted: boolean;
  snoozedUntil: Date | null;
}

interface Row extends Omit<InboxItemView, 'change'> {
  position: string | null;
}

const MOST_AT_ONCE = 500;
const LARGEST_ID = '9223372036854775807';

const STATES: Record<NonNullable<InboxFilter['state']>, string> = {
  UNREAD: `NOT ${IS_READ}`,
  READ: IS_READ,
  ACKNOWLEDGED: 'i.acknowledged_at IS NOT NULL',
  UNACKNOWLEDGED: 'i.acknowledged_at IS NULL',
  QUIET: IS_QUIET,
};

/** What a participant was told, as its persons read it. */
@Injectable()
export class InboxService {
  private readonly codec: CursorCodec;
  private readonly mostPerPage: number;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(ChangeService) private readonly changes: ChangeService,
    @Inject(ChangesCursor) private readonly cursor: ChangesCursor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.codec = new CursorCodec(environment.CURSOR_SECRET);
    this.mostPerPage = environment.GRAPHQL_MAX_PAGE;
  }

  async page(actor: Actor, filter: InboxFilter, given: PageInput): Promise<Connection<InboxItemView>> {
    this.access.require(actor, 'inbox:read');
    const { state = null, mandatory = null, record = null } = filter;
    const purpose = `Query.inbox ${JSON.stringify([actor.participant, state, mandatory, record])}`;
    const page = readPage(this.codec, purpose, given, { byDefault: 20, most: this.mostPerPage });
    const rows = await this.database.query<Row>(
      `SELECT i.id, i.position, i.notice, i.about, i.mandatory, i.created_at AS at, i.acknowledged_at AS "acknowledgedAt",
         i.acknowledged_by AS "acknowledgedBy", ${IS_MUTED} AS muted,
         CASE WHEN ${IS_SNOOZED} THEN (
           SELECT max(q.until) FROM exchange.quiet q
           WHERE q.owner = $1 AND q.person = $2 AND q.subject = i.subject AND q.kind = 'SNOOZE' AND q.until > $4) END AS "snoozedUntil",
         (SELECT g.read_at FROM exchange.inbox_reading g WHERE g.item_id = i.id AND g.person = $2) AS "readAt",
         (SELECT count(*)::int FROM exchange.inbox_reading g WHERE g.item_id = i.id) AS "readBy",
         ARRAY(SELECT s.name FROM exchange.standing_subscription s WHERE s.id = ANY(i.subscriptions) ORDER BY s.name) AS subscriptions
       FROM ${VISIBLE} AND i.id < $5
         AND ($6::boolean IS NULL OR (i.mandatory IS NOT NULL) = $6) AND ($7::text IS NULL OR i.subject = $7)
         AND ${state === 'QUIET' ? STATES.QUIET : `NOT ${IS_QUIET}`} ${state === null ? '' : `AND ${STATES[state]}`}
       ORDER BY i.id DESC LIMIT $8`,
      [...this.eyes(actor), page.after?.[0] ?? LARGEST_ID, mandatory, record, page.limit + 1],
    );
    return connection(this.codec, purpose, page, await this.views(actor, rows), ({ id }) => [id]);
  }

  async counts(actor: Actor): Promise<InboxCounts> {
    this.access.require(actor, 'inbox:read');
    return countInbox(this.database, this.eyes(actor));
  }

  async markRead(actor: Actor, ids: readonly string[]): Promise<InboxCounts> {
    this.access.require(actor, 'inbox:read');
    if (ids.length > MOST_AT_ONCE)
      throw invalidInput([
        { path: 'ids', message: `has ${ids.length}; expected at most ${MOST_AT_ONCE}, or markAllRead` },
      ]);
    const wanted = [...new Set(ids)];
    return this.read(actor, 'i.id = ANY($5::bigint[])', [wanted.filter(isId)], wanted.length);
  }

  async markAllRead(actor: Actor, upTo: string): Promise<InboxCounts> {
    this.access.require(actor, 'inbox:read');
    if (!isId(upTo)) throw notFound('This item');
    return this.read(actor, `i.id <= $5::bigint AND NOT ${IS_QUIET}`, [upTo], null);
  }

  async acknowledge(actor: Actor, id: string): Promise<InboxCounts> {
    this.access.require(actor, 'inbox:acknowledge');
    return this.database.transaction(async () => {
      const counts = await this.read(actor, 'i.id = ANY($5::bigint[])', [[id].filter(isId)], 1);
      const [rows] = await this.database.query<{ subject: string | null }[]>(
        `UPDATE exchange.inbox_item SET acknowledged_at = $3, acknowledged_by = $4
         WHERE id = $1 AND owner = $2 AND acknowledged_at IS NULL RETURNING subject`,
        [id, actor.participant, this.clock(), actor.person],
      );
      if ((rows?.length ?? 0) === 0) return counts;
      const after = { item: id, subject: rows?.[0]?.subject };
      await Audit.record(this.database, { actor, action: 'inbox:acknowledge', thing: id, after });
      return countInbox(this.database, this.eyes(actor));
    });
  }

  /** What a person sees an inbox with. */
  private eyes(actor: Reader): [string, string, readonly string[], Date] {
    return [actor.participant, actor.person, actor.readerKeys, this.clock()];
  }

  /** @param expected how many there must be, for what one may not see does not exist; null: however many there are */
  private async read(actor: Reader, which: string, values: unknown[], expected: number | null): Promise<InboxCounts> {
    return this.database.transaction(async () => {
      const eyes = this.eyes(actor);
      const [row] = await this.database.query<{ seen: number }>(
        `WITH seen AS MATERIALIZED (SELECT i.id FROM ${VISIBLE} AND ${which}), read AS (
           INSERT INTO exchange.inbox_reading (item_id, person, read_at) SELECT id, $2, $4 FROM seen ON CONFLICT DO NOTHING
         )
         SELECT count(*)::int AS seen FROM seen`,
        [...eyes, ...values],
      );
      if (expected !== null && row?.seen !== expected)
        throw notFound(expected === 1 ? 'This item' : 'One of these items');
      await this.database.query('SELECT pg_notify($1, $2)', [INBOX_CHANNEL, actor.participant]);
      return countInbox(this.database, eyes);
    });
  }

  private async views(actor: Reader, rows: readonly Row[]): Promise<InboxItemView[]> {
    const positions = rows.flatMap(({ position }) => (position === null ? [] : [Number(position)]));
    const { log } = await this.changes.head();
    const found = await this.changes.at(positions, actor.readerKeys);
    const changes = new Map(
      found.map((change) => [change.position, changeView(change, this.cursor.encode(log, change.position))]),
    );
    return rows.map(({ position, ...row }) => ({
      ...row,
      change: position === null ? null : (changes.get(Number(position)) ?? null),
    }));
  }
}

const isId = (id: string): boolean => /^\d{1,18}$/.test(id);
