import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Line } from '#database';
import { ENVIRONMENT, log, type Environment } from '#platform';
import { holdSchemes } from './held-schemes.js';
import { VocabularyStore } from './vocabulary-store.service.js';

const AGAIN_MS = 500;

/**
 * Keeps what is held in memory as the database has it: read before the process takes requests, and again as soon as any
 * process has loaded an edition. A lost line is made again, and everything read again then, so that a process is behind by
 * half a second at most where it could have been asked at all.
 */
@Injectable()
export class HeldVocabularies implements OnModuleInit, OnApplicationShutdown {
  private readonly line: Line;
  private stopping = false;
  private reading: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    @Inject(VocabularyStore) private readonly store: VocabularyStore,
  ) {
    this.line = new Line({
      url: environment.DATABASE_URL,
      channel: 'library_vocabulary',
      of: 'vocabularies',
      heard: () => this.refreshLater(),
      opened: () => this.refreshLater(),
    });
  }

  async onModuleInit(): Promise<void> {
    await this.store.fillIn();
    await this.line.open();
    await this.refresh();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.line.close();
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

  private refreshLater(): void {
    if (this.stopping) return;
    this.refresh().catch((error: unknown) => {
      if (this.stopping) return;
      log('vocabulary').error({ err: error }, 'the vocabularies could not be read again; trying again');
      setTimeout(() => this.refreshLater(), AGAIN_MS).unref();
    });
  }
}
