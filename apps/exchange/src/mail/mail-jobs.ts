import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { mailChanges } from '#contracts';
import { Jobs } from '#messaging';
import { Mailer } from './mailer.js';

const SWEEP_MS = 15_000;

/** Woken when something was matched, and every 15 s for those whose hour has come or that are to be tried again. */
@Injectable()
export class MailJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Mailer) private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(mailChanges, async (_, { signal }) => void (await this.mailer.run(signal)));
    this.jobs.every(mailChanges, {}, SWEEP_MS);
  }

  wake(): void {
    this.jobs.wake(mailChanges, {}, { key: 'mail' });
  }
}
