import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { tellLegalDays } from '#contracts';
import { Jobs } from '#messaging';
import { log } from '#platform';
import { LegalDaysTelling } from './legal-days-telling.service.js';

/** So that what comes with a day is told within a minute of its midnight. */
const SWEEP_MS = 60_000;

@Injectable()
export class LegalDaysJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(LegalDaysTelling) private readonly telling: LegalDaysTelling,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(tellLegalDays, async () => {
      const changes = await this.telling.tell(new Date());
      if (changes > 0) log('legal-days').info({ changes }, 'told of what came with the day');
    });
    this.jobs.every(tellLegalDays, {}, SWEEP_MS);
  }
}
