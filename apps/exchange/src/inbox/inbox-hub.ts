import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Client } from 'pg';
import { ENVIRONMENT, log, type Environment } from '#platform';
import { INBOX_CHANNEL } from './inbox-fan-out.js';

const RECONNECT_MS = 1000;
/** looks without being told: a snooze ends by itself, and a connection may die without a word */
const LOOK_MS = 30_000;

/** One LISTEN per process, however many look at their inbox. It says whose inbox may have changed; what in it, each counts. */
@Injectable()
export class InboxHub implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly url: string;
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly closing = new Set<() => void>();
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private look: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.url = environment.DATABASE_URL;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.look = setInterval(() => this.tellAll(), LOOK_MS).unref();
    await this.connect();
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    clearInterval(this.look);
    for (const close of this.closing) close();
    await this.client?.end().catch(() => undefined);
  }

  /** @returns how to stop it */
  listen(owner: string, onNews: () => void, onClose: () => void): () => void {
    const those = this.listeners.get(owner) ?? new Set();
    this.listeners.set(owner, those.add(onNews));
    this.closing.add(onClose);
    return () => {
      this.closing.delete(onClose);
      those.delete(onNews);
      if (those.size === 0) this.listeners.delete(owner);
    };
  }

  private tellAll(): void {
    for (const those of this.listeners.values()) for (const tell of those) tell();
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'comity-inbox',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    client.on('notification', ({ payload = '' }) => {
      for (const tell of this.listeners.get(payload) ?? []) tell();
    });
    client.on('error', () => undefined);
    client.once('end', () => this.again());
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${INBOX_CHANNEL}`);
      this.tellAll();
    } catch (error) {
      log('inbox').warn({ err: error }, 'cannot listen for what comes into inboxes; trying again');
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
