import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { sequencerState, type SequencerState } from '#messaging';
import { ENVIRONMENT, Readiness, type Environment } from '#platform';
import { lastCanary } from '../canary/canary.js';
import { dueNow, type Due } from '../delivery/due.js';
import { attemptsSince, type AttemptsOfQuarter } from './attempts.js';
import { openBreakers, type BreakerOpened } from './open-breakers.js';
import { WakeQueues, type WakeQueue } from './wake-queues.service.js';

export interface NodeHealth {
  at: Date;
  checks: { name: string; ok: boolean; detail?: string }[];
  due: Due;
  sequencer: SequencerState & { position: number; at: Date | null };
  canary: { everySeconds: number; sentAt: Date | null; tookMs: number | null } | null;
  queues: WakeQueue[] | null;
  attempts: AttemptsOfQuarter[];
  breakers: BreakerOpened[];
  endpoints: Record<'enabled' | 'unverified' | 'disabled', number>;
  databaseBytes: number;
}

const SERVES_MS = 2000;
const SIZE_SERVES_MS = 60_000;
const HOURS = 12;

/** What an operator looks at, all processes together. One answer serves all who look within two seconds. */
@Injectable()
export class NodeHealthReader {
  private asked: { at: number; answer: Promise<NodeHealth> } | undefined;
  private size: { at: number; bytes: number } | undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(WakeQueues) private readonly queues: WakeQueues,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  read(): Promise<NodeHealth> {
    const now = Date.now();
    if (this.asked && now - this.asked.at < SERVES_MS) return this.asked.answer;
    const answer = this.look(new Date(now));
    this.asked = { at: now, answer };
    answer.catch(() => (this.asked = undefined));
    return answer;
  }

  private async look(now: Date): Promise<NodeHealth> {
    const { checks } = await this.readiness.ask();
    const queues = this.queues.read();
    return {
      at: now,
      checks: Object.entries(checks).map(([name, check]) => ({ name, ...check })),
      due: await dueNow(this.database, now),
      sequencer: { ...(await this.head()), ...(await sequencerState(this.database)) },
      canary: await this.canary(),
      attempts: await attemptsSince(this.database, new Date(now.getTime() - HOURS * 3600_000)),
      breakers: await openBreakers(this.database),
      endpoints: await this.endpoints(),
      databaseBytes: await this.bytes(now.getTime()),
      queues: await queues,
    };
  }

  private async head(): Promise<{ position: number; at: Date | null }> {
    const [row] = await this.database.query<{ position: string; at: Date | null }>(
      `SELECT h.position, c.sequenced_at AS at FROM exchange.log_head h LEFT JOIN exchange.change c ON c.position = h.position`,
    );
    return { position: Number(row?.position ?? 0), at: row?.at ?? null };
  }

  private async canary(): Promise<NodeHealth['canary']> {
    const { CANARY_SECONDS: everySeconds } = this.environment;
    if (everySeconds === 0) return null;
    const last = await lastCanary(this.database);
    return { everySeconds, sentAt: last?.sentAt ?? null, tookMs: last?.tookMs ?? null };
  }

  private async endpoints(): Promise<NodeHealth['endpoints']> {
    const rows = await this.database.query<{ state: string; count: number }>(
      'SELECT state, count(*)::int AS count FROM exchange.endpoint GROUP BY state',
    );
    const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
    return { enabled: of('ENABLED'), unverified: of('UNVERIFIED'), disabled: of('DISABLED') };
  }

  /** It looks at every file of the database, and grows slowly. */
  private async bytes(now: number): Promise<number> {
    if (this.size && now - this.size.at < SIZE_SERVES_MS) return this.size.bytes;
    const [row] = await this.database.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes');
    this.size = { at: now, bytes: Number(row?.bytes ?? 0) };
    return this.size.bytes;
  }
}
