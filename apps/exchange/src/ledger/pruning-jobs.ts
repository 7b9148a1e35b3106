import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { pruneDeliveries } from '#contracts';
import { Jobs } from '#messaging';
import { log } from '#platform';
import { PruningOfPeople } from './pruning-of-people.js';
import { Pruning } from './pruning.js';

const HOUR_MS = 3600_000;

@Injectable()
export class PruningJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Pruning) private readonly pruning: Pruning,
    @Inject(PruningOfPeople) private readonly ofPeople: PruningOfPeople,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(pruneDeliveries, (_, { signal }) => this.prune(signal));
    this.jobs.every(pruneDeliveries, {}, HOUR_MS);
  }

  private async prune(signal: AbortSignal): Promise<void> {
    const past = await this.pruning.run(() => signal.aborted);
    if (past.deliveries > 0 || past.attempts > 0) log('deliveries').info(past, 'let go of what was delivered long ago');
    const gone = await this.ofPeople.run(() => signal.aborted);
    if (Object.values(gone).some((rows) => rows > 0))
      log('deliveries').info(gone, 'let go of what people were told long ago');
  }
}
