import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { tellFreshness } from '#contracts';
import { Jobs } from '#messaging';
import { log } from '#platform';
import { FreshnessTelling } from './freshness-telling.service.js';

const SWEEP_MS = 5 * 60_000;

@Injectable()
export class FreshnessJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(FreshnessTelling) private readonly telling: FreshnessTelling,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(tellFreshness, async () => {
      const records = await this.telling.tell(new Date());
      if (records > 0) log('freshness').info({ records }, 'told of records to be confirmed, or not confirmed');
    });
    this.jobs.every(tellFreshness, {}, SWEEP_MS);
  }
}
