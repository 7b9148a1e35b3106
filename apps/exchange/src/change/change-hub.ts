import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Line } from '#database';
import { ENVIRONMENT, type Environment } from '#platform';
import { CHANGE_CHANNEL } from './change-log.js';
import { NextNews } from './next-news.js';

/** looks without being told, in case a connection died without a word */
const LOOK_MS = 10_000;

/**
 * One LISTEN per process, however many readers. It says only that there is something new: what it is each reader finds by
 * position, so nothing can be missed between two notices or while the connection was away.
 */
@Injectable()
export class ChangeHub implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly line: Line;
  private readonly readers = new Set<() => void>();
  private look: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.line = new Line({
      url: environment.DATABASE_URL,
      channel: CHANGE_CHANNEL,
      of: 'changes',
      heard: () => this.tell(),
      opened: () => this.tell(),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.look = setInterval(() => this.tell(), LOOK_MS).unref();
    await this.line.open();
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    clearInterval(this.look);
    this.tell();
    await this.line.close();
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
}
