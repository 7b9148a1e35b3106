import { Inject, Injectable } from '@nestjs/common';
import { Access, type Actor } from '#access';
import { connection, Database, readPage, type Connection, type PageInput } from '#database';
import { CursorCodec } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import type { StoredDeliveryState } from './delivery.entity.js';

export interface AttemptView {
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
  subject: string;
  state: StoredDeliveryState | 'SENDING';
  attempts: AttemptView[];
  nextAttemptAt: Date | null;
  deliveredAt: Date | null;
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
  failures: (Omit<AttemptView, 'at'> & { at: string })[] | null;
}

/** Newest first; the failed attempts of the page come with it. */
const LIST = `
  SELECT d.id, d.webhook_id, d.position, d.subscription_id, d.subject, d.state, d.attempt, d.next_at, d.lease_until, d.last_status, d.last_ms,
    d.delivered_at, (
      SELECT jsonb_agg(jsonb_build_object('number', a.number, 'at', a.at, 'status', a.status, 'ms', a.ms, 'error', a.error,
        'excerpt', a.excerpt) ORDER BY a.number)
      FROM exchange.attempt a WHERE a.delivery_id = d.id
    ) AS failures
  FROM exchange.delivery d
  WHERE d.endpoint_id = $1 AND d.subscriber = $2 AND (d.position, d.subscription_id) < ($3::bigint, $4::uuid)
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

  async ofEndpoint(actor: Actor, endpointId: string, given: PageInput): Promise<Connection<DeliveryView>> {
    this.access.require(actor, 'endpoint:manage');
    const purpose = `deliveries ${endpointId}`;
    const page = readPage(this.codec, purpose, given, { byDefault: 20, most: this.mostPerPage });
    const [position, subscription] = page.after ?? [FIRST_POSITION, FIRST_SUBSCRIPTION];
    const rows = await this.database.query<Row>(LIST, [
      endpointId,
      actor.participant,
      position,
      subscription,
      page.limit + 1,
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
    subject: row.subject,
    state: sending ? 'SENDING' : row.state,
    attempts: attemptsOf(row),
    nextAttemptAt: row.state === 'PENDING' && !sending ? row.next_at : null,
    deliveredAt: row.delivered_at,
  };
}

/** Failures have rows of their own; the success is told by the delivery. */
function attemptsOf({
  failures,
  state,
  attempt,
  delivered_at: at,
  last_status: status,
  last_ms: ms,
}: Row): AttemptView[] {
  const failed = (failures ?? []).map((failure) => ({ ...failure, at: new Date(failure.at) }));
  if (state !== 'DELIVERED' || at === null) return failed;
  return [...failed, { number: attempt, at, status, ms: ms ?? 0, error: null, excerpt: null }];
}
