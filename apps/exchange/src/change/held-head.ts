import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ChangeHub } from './change-hub.js';
import { ChangeService, type LogHead } from './change.service.js';

/** A line that died without a word must not keep anything alive for longer. */
const LONGEST_MS = 1000;

/**
 * The head of the log as of the last notice: who is asked a thousand times a second asks the database once. What was read
 * of the log at one head is right as long as the head is the same.
 */
@Injectable()
export class HeldHead implements OnModuleDestroy {
  private held: { head: LogHead; until: number } | undefined;
  private asking: Promise<LogHead> | undefined;
  private readonly off: () => void;

  constructor(
    @Inject(ChangeHub) hub: ChangeHub,
    @Inject(ChangeService) private readonly changes: ChangeService,
  ) {
    this.off = hub.onNews(() => this.forget());
  }

  onModuleDestroy(): void {
    this.off();
  }

  async now(): Promise<LogHead> {
    if (this.held && performance.now() < this.held.until) return this.held.head;
    this.asking ??= this.ask();
    return this.asking;
  }

  /** Known without asking anybody: false also where it would have to be asked. */
  isStill({ log, position }: Pick<LogHead, 'log' | 'position'>): boolean {
    if (!this.held || performance.now() >= this.held.until) return false;
    return this.held.head.position === position && this.held.head.log === log;
  }

  /** What is being asked now may be older than the news: who comes after them asks again. */
  private forget(): void {
    this.held = undefined;
    this.asking = undefined;
  }

  private ask(): Promise<LogHead> {
    const until = performance.now() + LONGEST_MS;
    const asking: Promise<LogHead> = this.changes.head().then(
      (head) => {
        if (this.asking === asking) {
          this.held = { head, until };
          this.asking = undefined;
        }
        return head;
      },
      (error: unknown) => {
        if (this.asking === asking) this.asking = undefined;
        throw error;
      },
    );
    return asking;
  }
}
