import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { drainDeliveries } from '#contracts';
import { Database } from '#database';
import { conflict, notFound } from '#kernel';
import { Jobs } from '#messaging';
import { ChangesCursor } from '../change/changes-cursor.js';
import { ChangeService } from '../change/change.service.js';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { readReplay, type ReplayInput, type ReplayRequest } from './replay-request.js';
import { sendAgain, type Again, type SentAgain } from './send-again.js';

const DAY_MS = 24 * 3600_000;
/** How far back deliveries are pushed again; the change feed goes back to the beginning. */
export const PUSHED_FOR_DAYS = 14;
const PER_HOUR = 60;
const HOUR_MS = 3600_000;

export interface ReplayView extends SentAgain {
  __typename: 'Replay';
  /** where in the change feed what is too old to be pushed begins; null: nothing was */
  older: string | null;
}

/** Deliveries once more: for a receiver that lost some, was away, or was disabled. */
@Injectable()
export class Replay {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(ChangeService) private readonly changes: ChangeService,
    @Inject(ChangesCursor) private readonly cursor: ChangesCursor,
    @Inject(Jobs) private readonly jobs: Pick<Jobs, 'wake'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async replay(actor: Actor, input: ReplayInput): Promise<ReplayView> {
    this.access.require(actor, 'endpoint:manage');
    const now = this.clock();
    const request = readReplay(input, now);
    return this.database.transaction(async () => {
      await this.holdEndpoint(actor.participant, input.endpoint);
      await this.requirePatience(input.endpoint, now);
      const answer = await this.send(input.endpoint, request, now);
      await this.database.query(
        'INSERT INTO exchange.replay (endpoint_id, person, at, queued) VALUES ($1, $2, $3, $4)',
        [input.endpoint, actor.person, now, answer.queued],
      );
      await Audit.record(this.database, {
        actor,
        action: 'delivery:replay',
        thing: input.endpoint,
        after: { ...request, queued: answer.queued },
      });
      return answer;
    });
  }

  /**
   * What an endpoint missed from a position on, for whoever enables it again: in that transaction, in which the endpoint is
   * held and enabled. What is delivered already stays as it is.
   */
  catchUp(endpointId: string, fromPosition: number): Promise<ReplayView> {
    const request = { kind: 'positions', from: fromPosition, to: null, undeliveredOnly: true } as const;
    return this.database.transaction(() => this.send(endpointId, request, this.clock()));
  }

  private async send(endpointId: string, request: ReplayRequest, now: Date): Promise<ReplayView> {
    const { log, position: head } = await this.changes.head();
    const oldest = 1 + (await this.changes.before(new Date(now.getTime() - PUSHED_FOR_DAYS * DAY_MS)));
    const asked = await this.range(endpointId, request, head);
    const sent = await sendAgain(this.database, { ...asked, from: Math.max(asked.from, oldest) }, now);
    if (sent.queued > 0) this.database.afterCommit(() => this.jobs.wake(drainDeliveries, {}, { key: 'drain' }));
    const isOlder = asked.from < oldest && (await this.hasAny({ ...asked, to: Math.min(asked.to, oldest - 1) }));
    return { __typename: 'Replay', ...sent, older: isOlder ? this.cursor.link(log, asked.from - 1) : null };
  }

  private async range(endpointId: string, request: ReplayRequest, head: number): Promise<Again> {
    const all = { endpointId, from: 1, to: head, webhookId: null, undeliveredOnly: false };
    switch (request.kind) {
      case 'one': {
        const position = await this.positionOf(endpointId, request.webhookId);
        return { ...all, from: position, to: position, webhookId: request.webhookId };
      }
      case 'failed-since':
        return { ...all, from: 1 + (await this.changes.before(request.since)), undeliveredOnly: true };
      case 'positions':
        return { ...all, from: request.from, to: request.to ?? head, undeliveredOnly: request.undeliveredOnly };
    }
  }

  private async positionOf(endpointId: string, webhookId: string): Promise<number> {
    const [row] = await this.database.query<{ position: string }>(
      'SELECT position FROM exchange.delivery WHERE endpoint_id = $1 AND webhook_id = $2 AND position > 0',
      [endpointId, webhookId],
    );
    if (!row) throw notFound('This delivery');
    return Number(row.position);
  }

  private async hasAny({ endpointId, from, to, undeliveredOnly }: Again): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT FROM exchange.delivery d WHERE d.endpoint_id = $1 AND d.position BETWEEN $2 AND $3
         AND (NOT $4 OR d.state IN ('FAILED', 'GAVE_UP', 'SKIPPED')) LIMIT 1`,
      [endpointId, from, to, undeliveredOnly],
    );
    return rows.length > 0;
  }

  private async holdEndpoint(participant: string, id: string): Promise<void> {
    const [endpoint] = await this.database.query<{ state: string }>(
      'SELECT state FROM exchange.endpoint WHERE id = $1 AND owner = $2 FOR UPDATE',
      [id, participant],
    );
    if (!endpoint) throw notFound('This endpoint');
    if (endpoint.state !== 'ENABLED')
      throw conflict('Nothing is sent to this endpoint, for it is not enabled; enable it first.');
  }

  private async requirePatience(endpointId: string, now: Date): Promise<void> {
    const [row] = await this.database.query<{ count: number; first: Date | null }>(
      'SELECT count(*)::int AS count, min(at) AS first FROM exchange.replay WHERE endpoint_id = $1 AND at > $2',
      [endpointId, new Date(now.getTime() - HOUR_MS)],
    );
    if (!row?.first || row.count < PER_HOUR) return;
    const again = new Date(row.first.getTime() + HOUR_MS).toISOString();
    throw conflict(
      `At most ${PER_HOUR} replays an hour for one endpoint; ask again after ${again}, for a range rather than one by one.`,
    );
  }
}
