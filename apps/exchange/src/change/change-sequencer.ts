import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '#database';
import { Sequencer } from '#messaging';
import { ENVIRONMENT, type Environment } from '#platform';
import type { FirstHand } from '../delivery/first-hand.js';
import type { Matched } from '../subscription/match.js';
import { ChangeLog, type Appended } from './change-log.js';
import { changesTotal } from './metrics.js';

/** Brings changes from the outbox into the log, in every process that runs jobs; one of them at a time does it. */
@Injectable()
export class ChangeSequencer implements OnApplicationBootstrap, OnModuleDestroy {
  /** asked before changes are matched: what of their deliveries will be taken at once */
  promise: () => FirstHand | undefined = () => undefined;
  /** told when changes are in the log and their deliveries can be seen */
  onSequenced: (matched: Matched, promised: FirstHand | undefined) => void = () => undefined;
  private readonly sequencer: Sequencer;
  private appended: Appended | undefined;
  private promised: FirstHand | undefined;

  constructor(
    @Inject(Database) database: Database,
    @Inject(ChangeLog) log: ChangeLog,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.sequencer = new Sequencer({
      database,
      url: environment.DATABASE_URL,
      sink: async (rows) => {
        this.appended = undefined;
        this.promised = this.promise();
        this.appended = await log.append(
          rows.map(({ change }) => change),
          new Date(),
          this.promised,
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
    const { appended, promised } = this;
    if (!appended) return;
    this.appended = undefined;
    this.promised = undefined;
    for (const { type } of appended.written) changesTotal.inc({ type });
    this.onSequenced(appended, promised);
  }
}
