import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Client } from 'pg';
import { ENVIRONMENT, log, type Environment } from '#platform';
import { holdSchemes } from './held-schemes.js';
import { VocabularyStore } from './vocabulary-store.service.js';

const CHANNEL = 'library_vocabulary';
const RECONNECT_MS = 500;

/**
 * Keeps what is held in memory as the database has it: read before the process takes requests, and again as soon as any
 * process has loaded an edition. A lost line is made again, and everything read again then, so that a process is behind by
 * half a second at most where it could have been asked at all.
 */
@Injectable()
export class HeldVocabularies implements OnModuleInit, OnApplicationShutdown {
  private client: Client | undefined;
  private stopping = false;
  private reading: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(VocabularyStore) private readonly store: VocabularyStore,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.store.fillIn();
    await this.connect();
    await this.refresh();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.client?.end().catch(() => undefined);
    await this.reading?.catch(() => undefined);
  }

  /** What is in the database at the call or later is held when this ends; who asks while it is being read shares the next reading. */
  refresh(): Promise<void> {
    return (this.next ??= (this.reading ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        this.reading = this.next;
        this.next = undefined;
        return this.read();
      })
      .finally(() => (this.reading = undefined)));
  }

  private async read(): Promise<void> {
    holdSchemes(await this.store.read());
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.environment.DATABASE_URL,
      application_name: 'comity-vocabulary-news',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    this.client = client;
    client.on('notification', () => this.refreshLater());
    client.on('error', () => undefined);
    client.once('end', () => this.lost(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.refreshLater();
    } catch (error) {
      log('vocabulary').warn({ err: error }, 'news of loaded vocabularies cannot be heard; trying again');
      await client.end().catch(() => undefined);
      this.lost(client);
    }
  }

  private lost(client: Client): void {
    if (this.stopping || this.client !== client) return;
    this.client = undefined;
    setTimeout(() => void (this.stopping || this.connect()), RECONNECT_MS).unref();
  }

  private refreshLater(): void {
    if (this.stopping) return;
    this.refresh().catch((error: unknown) => {
      if (this.stopping) return;
      log('vocabulary').error({ err: error }, 'the vocabularies could not be read again; trying again');
      setTimeout(() => this.refreshLater(), RECONNECT_MS).unref();
    });
  }
}
