import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import type { AttemptView } from './delivery.service.js';

export interface RecentlyTried {
  /** the oldest first */
  attempts: AttemptView[];
  lastDeliveredAt: Date | null;
}

const DELIVERIES = 20;
const MOST_ATTEMPTS = 30;

/** As in the log of one endpoint: failures have rows of their own, the success is told by the delivery. */
const ATTEMPTS = `
  WITH recent AS (
    SELECT e.id AS endpoint, d.*
    FROM unnest($1::uuid[]) AS e(id), LATERAL (
      SELECT d.id, d.state, d.attempt, d.round, d.last_status, d.last_ms, d.delivered_at
      FROM exchange.delivery d
      WHERE d.endpoint_id = e.id AND d.subscriber = $2 AND d.position > 0
      ORDER BY d.position DESC, d.subscription_id DESC LIMIT ${DELIVERIES}
    ) d
  )
  SELECT r.endpoint, a.round, a.number, a.at, a.status, a.ms, a.error, a.excerpt
  FROM recent r JOIN exchange.attempt a ON a.delivery_id = r.id
  UNION ALL
  SELECT endpoint, round, attempt, delivered_at, last_status, coalesce(last_ms, 0), NULL, NULL
  FROM recent WHERE state = 'DELIVERED' AND delivered_at IS NOT NULL
  ORDER BY at, round, number`;

const ARRIVED = `
  SELECT e.id AS endpoint, (
    SELECT d.delivered_at FROM exchange.delivery d
    WHERE d.endpoint_id = e.id AND d.subscriber = $2 AND d.position > 0 AND d.state = 'DELIVERED'
    ORDER BY d.position DESC, d.subscription_id DESC LIMIT 1
  ) AS at
  FROM unnest($1::uuid[]) AS e(id)`;

/** How all endpoints of a participant did of late, in one question whatever their number. */
@Injectable()
export class RecentAttempts {
  constructor(@Inject(Database) private readonly database: Database) {}

  load(context: SubgraphContext, endpoint: string): Promise<RecentlyTried> {
    const { participant } = context.actor;
    return loader<string, RecentlyTried>(context, RecentAttempts, async (ids) => {
      const attempts = await this.database.query<AttemptView & { endpoint: string; at: Date }>(ATTEMPTS, [
        ids,
        participant,
      ]);
      const arrived = await this.database.query<{ endpoint: string; at: Date | null }>(ARRIVED, [ids, participant]);
      return ids.map((id) => {
        const own = attempts.filter((attempt) => attempt.endpoint === id);
        const moments = own.filter(({ error }) => error === null).map(({ at }) => at);
        const last = arrived.find((row) => row.endpoint === id)?.at;
        if (last) moments.push(last);
        return {
          attempts: own.slice(-MOST_ATTEMPTS),
          lastDeliveredAt: moments.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null,
        };
      });
    }).load(endpoint);
  }
}
