import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#database';
import { freePorts, startApart, startRedis, type Network, type TestRedis } from '#testing';
import { persist } from './patience.js';

const STARTS = 3;
const REDIS_ANSWERS_WITHIN_MS = 10_000;

/** The whole network as processes, with a PostgreSQL and a Redis of its own that may be killed like the others. */
export class Stage {
  private isPostgresUp = true;

  private constructor(
    readonly network: Network,
    readonly redis: TestRedis | null,
    private readonly folder: string,
    private readonly port: number,
    private postgres: EmbeddedPostgres,
  ) {}

  static async open(progress: (line: string) => void): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'comity-chaos-'));
    chmodSync(folder, 0o755);
    let postgres: EmbeddedPostgres | undefined;
    let redis: TestRedis | null = null;
    try {
      const [port] = await freePorts(1);
      if (port === undefined) throw new Error('No port is free.');
      postgres = await startPostgres(folder, port);
      process.env['TEST_DATABASE_URL'] = postgres.url;
      process.env['TEST_REDIS_SERVER'] ??= spawnSync('sh', ['-c', 'command -v redis-server'], {
        encoding: 'utf8',
      }).stdout.trim();
      redis = await startRedis();
      if (!redis)
        progress('redis-server is not installed: wake-ups are kept in PostgreSQL, and its faults are left out');
      const network = await startApart({ workers: 2, ...(redis ? { queueUrl: redis.url } : {}) });
      return new Stage(network, redis, folder, port, postgres);
    } catch (error) {
      await redis?.stop();
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** kill -9 of the server; its other processes end with it, as they do when the machine takes it for lack of memory. */
  async killPostgres(): Promise<void> {
    this.isPostgresUp = false;
    process.kill(this.postgres.pid, 'SIGKILL');
    await this.postgres.stop();
  }

  /** On the same data. */
  async startPostgres(): Promise<void> {
    this.postgres = await persist('PostgreSQL to start again', () => startPostgres(this.folder, this.port));
    this.isPostgresUp = true;
  }

  /**
   * Whatever became of the faults: everything runs again, and nothing is silent or full.
   *
   * @returns processes that had ended by themselves
   */
  async restore(): Promise<string[]> {
    if (!this.isPostgresUp) await this.startPostgres();
    if (this.redis)
      await this.tellRedis('CONFIG SET maxmemory 0').catch(async () => {
        await this.redis?.restart();
      });
    const { ended } = this.network;
    for (const name of ended) await this.startAgain(name);
    return ended;
  }

  private async startAgain(name: string): Promise<void> {
    for (let n = 1; ; n += 1) {
      try {
        return await this.network.start(name);
      } catch (error) {
        if (n === STARTS) throw error;
      }
    }
  }

  /** One command to Redis, without a client that would mend its connection. */
  async tellRedis(command: string): Promise<void> {
    if (!this.redis) return;
    const { port } = new URL(this.redis.url);
    await new Promise<void>((resolve, reject) => {
      const socket = createConnection({ port: Number(port), host: '127.0.0.1' }, () => socket.write(`${command}\r\n`));
      socket.once('data', () => resolve(void socket.destroy()));
      socket.once('error', reject);
      socket.setTimeout(REDIS_ANSWERS_WITHIN_MS, () => socket.destroy(new Error(`Redis does not answer ${command}`)));
    });
  }

  async close(): Promise<void> {
    await this.network.stop().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    await this.redis?.stop();
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const startPostgres = (folder: string, port: number): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), port, durable: true });
