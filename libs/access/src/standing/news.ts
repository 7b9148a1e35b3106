import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Line } from '#database';
import { ENVIRONMENT, type Environment } from '#platform';
import { onStandingChanged } from './standing-changed.js';

/**
 * Hears at once that somebody's standing has changed, whichever process changed it. While it cannot hear, nothing may be
 * remembered: an ended grant must not live on in a process that lost its line.
 */
@Injectable()
export class StandingNews implements OnModuleInit, OnApplicationShutdown {
  private readonly line: Line;
  private stopHearing: () => void = () => undefined;
  private heard = 0;
  private readonly listeners = new Set<() => void>();

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.line = new Line({
      url: environment.DATABASE_URL,
      channel: 'access_changed',
      of: 'changed standing',
      heard: () => this.change(),
      opened: () => this.change(),
    });
  }

  async onModuleInit(): Promise<void> {
    this.stopHearing = onStandingChanged(() => this.change());
    await this.line.open();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopHearing();
    await this.line.close();
  }

  /** What was read at one edition is true as long as the edition is the same; null: remember nothing. */
  get edition(): number | null {
    return this.line.isOpen ? this.heard : null;
  }

  /** Called after every change. @returns how to stop that */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private change(): void {
    this.heard += 1;
    for (const listener of this.listeners) listener();
  }
}
