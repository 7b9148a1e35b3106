import { Client } from 'pg';
import { log } from '#platform';
import { OUTBOX_CHANNEL } from './outbox.js';

export const LEADER_LOCK = 0x00c0_5e90;

/**
 * One connection that does two things: it holds the session lock that makes this process the leader, and it listens for
 * commits to the outbox. When the connection goes, the lock goes with it, and another process leads.
 */
export class Leadership {
  private constructor(
    private readonly client: Client,
    /** resolves when the connection has ended, for whatever reason */
    readonly ended: Promise<void>,
  ) {}

  static async connect(url: string, onCommit: () => void): Promise<Leadership> {
    const client = new Client({
      connectionString: url,
      application_name: 'comity-sequencer',
      keepAlive: true,
      keepAliveInitialDelayMillis: 5000,
      connectionTimeoutMillis: 5000,
      query_timeout: 5000,
    });
    client.on('error', (error) => log('sequencer').warn({ err: error }, 'the connection that leads was lost'));
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('notification', onCommit);
    try {
      await client.connect();
      // A machine that vanishes leaves no goodbye: let the server notice within about ten seconds, not two hours.
      await client.query('SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3');
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    return new Leadership(client, ended);
  }

  /** Whether this process leads from now on; asked again until it does. */
  async acquire(): Promise<boolean> {
    const { rows } = await this.client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [LEADER_LOCK]);
    return rows[0]?.got === true;
  }

  /** Throws when the connection, and so the lock, is gone. */
  async check(): Promise<void> {
    await this.client.query('SELECT 1');
  }

  async release(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
