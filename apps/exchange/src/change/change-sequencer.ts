import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { SequencedChange } from '#contracts';
import { Database } from '#database';
import { Sequencer } from '#messaging';
import { ENVIRONMENT, type Environment } from '#platform';
import { ChangeLog } from './change-log.js';
import { changesTotal } from './metrics.js';

/** Brings changes from the outbox into the log, in every process that runs jobs; one of them at a time does it. */
@Injectable()
export class ChangeSequencer implements OnApplicationBootstrap, OnModuleDestroy {
  /** told when changes are in the log and their deliveries can be seen */
  onSequenced: () => void = () => undefined;
  private readonly sequencer: Sequencer;
  private written: SequencedChange[] = [];

  constructor(
    @Inject(Database) database: Database,
    @Inject(ChangeLog) log: ChangeLog,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.sequencer = new Sequencer({
      database,
      url: environment.DATABASE_URL,
      sink: async (rows) => {
        this.written = await log.append(
          rows.map(({ change }) => change),
          new Date(),
        );
      },
      afterCommit: () => this.announce(),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.sequencer.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.sequencer.stop();
  }

  private announce(): void {
    for (const { type } of this.written) changesTotal.inc({ type });
    this.written = [];
    this.onSequenced();
  }
}
