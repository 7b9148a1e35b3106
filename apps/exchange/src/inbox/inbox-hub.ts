import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Line } from '#database';
import { ENVIRONMENT, type Environment } from '#platform';
import { INBOX_CHANNEL } from './inbox-fan-out.js';

/** looks without being told: a snooze ends by itself, and a connection may die without a word */
const LOOK_MS = 30_000;

/** One LISTEN per process, however many look at their inbox. It says whose inbox may have changed; what in it, each counts. */
@Injectable()
export class InboxHub implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly line: Line;
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly closing = new Set<() => void>();
  private look: NodeJS.Timeout | undefined;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.line = new Line({
      url: environment.DATABASE_URL,
      channel: INBOX_CHANNEL,
      of: 'inboxes',
      heard: (owner) => this.tell(owner),
      opened: () => this.tellAll(),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.look = setInterval(() => this.tellAll(), LOOK_MS).unref();
    await this.line.open();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.look);
    for (const close of this.closing) close();
    await this.line.close();
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

  private tell(owner: string): void {
    for (const tell of this.listeners.get(owner) ?? []) tell();
  }

  private tellAll(): void {
    for (const owner of this.listeners.keys()) this.tell(owner);
  }
}
