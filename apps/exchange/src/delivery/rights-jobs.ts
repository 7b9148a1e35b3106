import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sweepRights } from '#contracts';
import { Jobs } from '#messaging';
import { log } from '#platform';
import { ChangeLog } from '../change/change-log.js';
import { CLOCK, type Clock } from './clock.js';
import { DeliveryJobs } from './delivery-jobs.js';

const SWEEP_MS = 15_000;

/**
 * Rights end at midnight by themselves, and what is read and delivered knows it at that moment. This tells those who lost
 * one which records to let go; a process that was down meanwhile finds it at its next look.
 */
@Injectable()
export class RightsJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(ChangeLog) private readonly changes: ChangeLog,
    @Inject(DeliveryJobs) private readonly deliveries: DeliveryJobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(sweepRights, () => this.sweep());
    this.jobs.every(sweepRights, {}, SWEEP_MS);
  }

  private async sweep(): Promise<void> {
    const withdrawn = await this.changes.noticeLostRights(this.clock());
    if (withdrawn.length === 0) return;
    log('changes').info({ records: withdrawn.length }, 'rights ended; those who lost them are told');
    this.deliveries.wake();
  }
}
