import { Inject, Injectable } from '@nestjs/common';
import { Access, type Actor } from '#access';
import { connection, Database, readPage, type Connection, type PageInput } from '#database';
import { CursorCodec } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import type { StoredDeliveryState } from './delivery.entity.js';

export interface AttemptView {
  round: number;
  number: number;
  at: Date | string;
  status: number | null;
  ms: number;
  error: string | null;
  excerpt: string | null;
}

export interface DeliveryView {
  id: string;
  webhookId: string;
  position: number;
  /** whose change it is for */
  subscription: string;
  subject: string;
  state: StoredDeliveryState | 'SENDING';
  attempts: AttemptView[];
  nextAttemptAt: Date | null;
  deliveredAt: Date | null;
  firstDeliveredAt: Date | null;
  replayedAt: Date | null;
}

export interface DeliveryFilter {
  state?: DeliveryView['state'] | null;
  /** an instant as RFC 3339 */
  since?: string | null;
}

interface Row {
  id: string;
  webhook_id: string;
  position: string;
  subscription_id: string;
  subject: string;
  state: StoredDeliveryState;
  attempt: number;
  next_at: Date;
  lease_until: Date | null;
  last_status: number | null;
  last_ms: number | null;
  delivered_at: Date | null;
  first_delivered_at: Date | null;
  replayed_at: Date | null;
  round: number;
  failures: (Omit<AttemptView, 'at'> & { at: string })[] | null;
}

/** As literals, so that the planner can tell which partial index holds them. */
const IN_STATE: Record<DeliveryView['state'], string> = {
  PENDING: `d.state = 'PENDING' AND d.attempt >= 0 AND (d.lease_until IS NULL OR d.lease_until <= $6)`,
  SENDING: `d.state = 'PENDING' AND d.attempt >= 0 AND d.lease_until > $6`,
  DELIVERED: `d.state = 'DELIVERED'`,
  FAILED: `d.state = 'FAILED'`,
  GAVE_UP: `d.state = 'GAVE_UP'`,
  SKIPPED: `d.state = 'SKIPPED'`,
};

/** The log has its changes in the order of time, so a moment is a position. One that nothing came after lets nothing through. */
const SINCE = `d.position >= coalesce((SELECT c.position FROM exchange.change c WHERE c.sequenced_at >= $7
  ORDER BY c.sequenced_at, c.position LIMIT 1), ${Number.MAX_SAFE_INTEGER})`;

/** Newest first; the attempts of the page come with it. What the exchange sends of its own has no position in the log. */
const list = ({ state, since }: DeliveryFilter): string => `
  SELECT d.id, d.webhook_id, d.position, d.subscription_id, d.subject, d.state, d.attempt, d.round, d.next_at, d.lease_until,
    d.last_status, d.last_ms, d.delivered_at, d.first_delivered_at, d.replayed_at, (
      SELECT jsonb_agg(jsonb_build_object('round', a.round, 'number', a.number, 'at', a.at, 'status', a.status, 'ms', a.ms,
        'error', a.error, 'excerpt', a.excerpt) ORDER BY a.round, a.number)
      FROM exchange.attempt a WHERE a.delivery_id = d.id
    ) AS failures
  FROM exchange.delivery d
  WHERE d.endpoint_id = $1 AND d.subscriber = $2 AND d.position > 0
    AND (d.position, d.subscription_id) < ($3::bigint, $4::uuid)
    AND $6::timestamptz IS NOT NULL ${state ? `AND ${IN_STATE[state]}` : ''}
    AND ${since ? SINCE : '$7::timestamptz IS NULL'}
  ORDER BY d.position DESC, d.subscription_id DESC LIMIT $5`;

/** What was delivered, for the participant whose endpoint it is. */
@Injectable()
export class DeliveryService {
  private readonly codec: CursorCodec;
  private readonly mostPerPage: number;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.codec = new CursorCodec(environment.CURSOR_SECRET);
    this.mostPerPage = environment.GRAPHQL_MAX_PAGE;
  }

  async ofEndpoint(
    actor: Actor,
    endpointId: string,
    given: PageInput & DeliveryFilter,
  ): Promise<Connection<DeliveryView>> {
    this.access.require(actor, 'endpoint:manage');
    const { state = null, since = null } = given;
    const purpose = `deliveries ${JSON.stringify([endpointId, state, since])}`;
    const page = readPage(this.codec, purpose, given, { byDefault: 20, most: this.mostPerPage });
    const [position, subscription] = page.after ?? [FIRST_POSITION, FIRST_SUBSCRIPTION];
    const rows = await this.database.query<Row>(list({ state, since }), [
      endpointId,
      actor.participant,
      position,
      subscription,
      page.limit + 1,
      new Date(),
      since,
    ]);
    const keys = new Map(rows.map((row) => [row.id, [Number(row.position), row.subscription_id]]));
    return connection(this.codec, purpose, page, rows.map(view), (row) => keys.get(row.id) ?? []);
  }
}

const FIRST_POSITION = '9223372036854775807';
const FIRST_SUBSCRIPTION = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

function view(row: Row): DeliveryView {
  const sending = row.state === 'PENDING' && row.lease_until !== null && row.lease_until > new Date();
  return {
    id: row.id,
    webhookId: row.webhook_id,
    position: Number(row.position),
    subscription: row.subscription_id,
    subject: row.subject,
    state: sending ? 'SENDING' : row.state,
    attempts: attemptsOf(row),
    nextAttemptAt: row.state === 'PENDING' && !sending ? row.next_at : null,
    deliveredAt: row.delivered_at,
    firstDeliveredAt: row.first_delivered_at ?? row.delivered_at,
    replayedAt: row.replayed_at,
  };
}

/** Failures have rows of their own, and so has what was before a replay; the success is told by the delivery. */
function attemptsOf({
  failures,
  state,
  attempt,
  round,
  delivered_at: at,
  last_status: status,
  last_ms: ms,
}: Row): AttemptView[] {
  const failed = (failures ?? []).map((failure) => ({ ...failure, at: new Date(failure.at) }));
  if (state !== 'DELIVERED' || at === null) return failed;
  return [...failed, { round, number: attempt, at, status, ms: ms ?? 0, error: null, excerpt: null }];
}
