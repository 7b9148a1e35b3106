import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Client } from 'pg';
import { ENVIRONMENT, log, type Environment } from '#platform';

const RECONNECT_MS = 1000;
const NAME = 'comity-leases';
const COUNT_EVERY_MS = 10_000;

/** Owners that begin so hold a lock as long as they live; others only have the time on the lease. */
export const HELD = 'held:';

/**
 * Shows that a process that has deliveries in hand is alive: a session of PostgreSQL holds an advisory lock in its name.
 * A killed process loses the session with its socket, so its rows are taken back by the next sweep instead of when the
 * lease runs out. Losing the session while alive costs a second sending under the same webhook-id, nothing else.
 */
@Injectable()
export class LeaseHolder {
  readonly owner = `${HELD}${randomBytes(8).toString('hex')}`;
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;
  private counted = { processes: 1, at: -Infinity };

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** Resolves when the lock is held. */
  async start(): Promise<void> {
    const client = new Client({
      connectionString: this.environment.DATABASE_URL,
      application_name: NAME,
      keepAlive: true,
    });
    client.on('error', (error) => log('deliveries').warn({ err: error }, 'the session that holds the leases was lost'));
    client.once('end', () => this.again());
    this.client = client;
    await client.connect();
    await client.query('SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3');
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [this.owner]);
    await this.count();
  }

  private async count(): Promise<void> {
    try {
      const counted = await this.client?.query<{ processes: number }>(
        `SELECT count(*)::int AS processes FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = $1`,
        [NAME],
      );
      this.counted.processes = Math.max(1, counted?.rows[0]?.processes ?? 1);
    } catch (error) {
      log('deliveries').warn({ err: error }, 'could not be counted how many processes deliver');
    }
  }

  /** How many deliver, this one included, as of ten seconds ago at most. */
  get processes(): number {
    if (performance.now() - this.counted.at > COUNT_EVERY_MS) {
      this.counted.at = performance.now();
      void this.count();
    }
    return this.counted.processes;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private again(): void {
    if (this.stopping) return;
    // A connection that fails both rejects and ends: one more try follows, not two.
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.start().catch((error: unknown) => {
        log('deliveries').warn({ err: error }, 'the session that holds the leases could not be opened');
        this.again();
      });
    }, RECONNECT_MS);
    this.timer.unref();
  }
}
