import { Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { drainDeliveries, reconcileEndpoints } from '#contracts';
import { Jobs } from '#messaging';
import { log } from '#platform';
import { NightlyReconciliation } from './nightly.js';
import { ReconciliationModule } from './reconciliation.module.js';

const EVERY_MS = 10 * 60_000;

@Injectable()
class ReconciliationJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(NightlyReconciliation) private readonly nightly: NightlyReconciliation,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(reconcileEndpoints, (_, { signal }) => this.reconcile(signal));
    this.jobs.every(reconcileEndpoints, {}, EVERY_MS);
  }

  private async reconcile(signal: AbortSignal): Promise<void> {
    const told = await this.nightly.run(() => signal.aborted);
    if (told === 0) return;
    log('deliveries').info({ endpoints: told }, 'told what they should have');
    this.jobs.wake(drainDeliveries, {}, { key: 'drain' });
  }
}

@Module({ imports: [ReconciliationModule], providers: [ReconciliationJobs] })
export class ReconciliationJobsModule {}
