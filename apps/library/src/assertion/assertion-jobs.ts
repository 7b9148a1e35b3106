import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { remindOfAssertions } from '#contracts';
import { Jobs } from '#messaging';
import { log } from '#platform';
import { AssertionReminders } from './assertion-reminders.service.js';

const SWEEP_MS = 5 * 60_000;

@Injectable()
export class AssertionJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(AssertionReminders) private readonly reminders: AssertionReminders,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(remindOfAssertions, async () => {
      const requests = await this.reminders.remind(new Date());
      if (requests > 0)
        log('assertions').info({ requests }, 'reminded parties of agreements that they have not answered');
    });
    this.jobs.every(remindOfAssertions, {}, SWEEP_MS);
  }
}
