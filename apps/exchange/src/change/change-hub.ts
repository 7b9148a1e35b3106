import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Client } from 'pg';
import { ENVIRONMENT, log, type Environment } from '#platform';
import { CHANGE_CHANNEL } from './change-log.js';
import { NextNews } from './next-news.js';

const RECONNECT_MS = 1000;
/** looks without being told, in case a connection died without a word */
const LOOK_MS = 10_000;

/**
 * One LISTEN per process, however many readers. It says only that there is something new: what it is each reader finds by
 * position, so nothing can be missed between two notices or while the connection was away.
 */
@Injectable()
export class ChangeHub implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly url: string;
  private readonly readers = new Set<() => void>();
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private look: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.url = environment.DATABASE_URL;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.look = setInterval(() => this.tell(), LOOK_MS).unref();
    await this.connect();
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    clearInterval(this.look);
    this.tell();
    await this.client?.end().catch(() => undefined);
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** Calls back whenever there may be something new. @returns how to stop that */
  onNews(reader: () => void): () => void {
    this.readers.add(reader);
    return () => this.readers.delete(reader);
  }

  /** The next news, counted from this call on: ask for it, look, and then wait for it (or forget it). */
  nextNews(): NextNews {
    return new NextNews((reader) => this.onNews(reader));
  }

  private tell(): void {
    for (const reader of this.readers) reader();
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'comity-changes',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    client.on('notification', () => this.tell());
    client.on('error', () => undefined);
    client.once('end', () => this.again());
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANGE_CHANNEL}`);
      this.tell();
    } catch (error) {
      log('changes').warn({ err: error }, 'cannot listen for changes; trying again');
      await client.end().catch(() => undefined);
      this.again();
    }
  }

  private again(): void {
    if (this.closed) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.connect(), RECONNECT_MS).unref();
  }
}
