import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { ParticipantZones } from '#access';
import { Database } from '#database';
import { ENVIRONMENT, publicUrlOf, type Environment } from '#platform';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { sendOwn } from '../own-message/send-own.js';
import type { Digests } from './digest.js';
import { Reconciliation } from './reconciliation.service.js';

/** Two o'clock at night, by the participant's clock. */
const HOUR = 2;

interface EndpointRow {
  id: string;
  owner: string;
  host: string;
  created_at: Date;
  told: string | null;
}

/**
 * Tells each endpoint once a night what it should have. The day is that of its owner's country; a night that was missed is made
 * up for as soon as somebody is there. An endpoint that came today waits for its first night.
 */
@Injectable()
export class NightlyReconciliation {
  private readonly base: string;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Reconciliation) private readonly reconciliation: Reconciliation,
    @Inject(ENVIRONMENT) environment: Environment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.base = publicUrlOf(environment);
  }

  /** @returns how many were told */
  async run(stopped: () => boolean = () => false): Promise<number> {
    const now = this.clock();
    const endpoints = await this.database.query<EndpointRow>(
      `SELECT e.id, e.owner, e.host, e.created_at,
         (SELECT max(r.day)::text FROM exchange.reconciliation r WHERE r.endpoint_id = e.id) AS told
       FROM exchange.endpoint e WHERE e.state = 'ENABLED' ORDER BY e.id`,
    );
    const zones = await new ParticipantZones(this.database).of([...new Set(endpoints.map(({ owner }) => owner))]);
    let told = 0;
    for (const endpoint of endpoints) {
      if (stopped()) break;
      const day = dayDue(endpoint, zones.get(endpoint.owner), now);
      if (day !== null && (await this.tell(endpoint, day, now))) told += 1;
    }
    return told;
  }

  /** Two processes at once: the day's row is written once, and whoever wrote it sends. */
  private tell({ id, owner, host }: EndpointRow, day: string, now: Date): Promise<boolean> {
    return this.database.transaction(async () => {
      const taken = await this.database.query(
        `WITH day AS (
           INSERT INTO exchange.reconciliation (endpoint_id, day, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING day
         ) SELECT day FROM day`,
        [id, day, now],
      );
      if (taken.length === 0) return false;
      const found = await this.reconciliation.ofLastDays(id, now);
      if (found.count === 0 && found.undelivered.count === 0) return false;
      const body = JSON.stringify(this.envelope(id, found, now));
      const subject = `reconciliation:${id}`;
      const position = await sendOwn(this.database, { endpointId: id, subscriber: owner, host, subject, body }, now);
      await this.database.query(
        'UPDATE exchange.reconciliation SET position = $3 WHERE endpoint_id = $1 AND day = $2',
        [id, day, position],
      );
      return true;
    });
  }

  /** As a change's: CloudEvents and Standard Webhooks in one. */
  private envelope(endpoint: string, data: Digests, now: Date): Record<string, unknown> {
    const time = now.toISOString();
    return {
      specversion: '1.0',
      id: randomBytes(16).toString('hex'),
      source: this.base,
      type: 'reconciliation',
      subject: endpoint,
      time,
      datacontenttype: 'application/json',
      timestamp: time,
      data: { endpoint, ...data },
    };
  }
}

/** The day that is to be told now; null: it was, or its night has not come. */
function dayDue({ created_at, told }: EndpointRow, zone: string | undefined, now: Date): string | null {
  const local = DateTime.fromJSDate(now, { zone });
  const day = local.toISODate();
  const isNight = local.hour >= HOUR;
  const isNew = created_at >= local.startOf('day').toJSDate();
  return isNight && !isNew && day !== null && (told === null || told < day) ? day : null;
}
