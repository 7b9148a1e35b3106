import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { openEmbargoes } from '#contracts';
import { Jobs } from '#messaging';
import { log } from '#platform';
import { EmbargoOpening, SWEEP_MS } from './embargo-opening.service.js';

/** Looks every 15 s, and at the moment that the next embargo ends. A process that was down meanwhile finds what is due. */
@Injectable()
export class EmbargoJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(EmbargoOpening) private readonly opening: EmbargoOpening,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(openEmbargoes, () => this.open());
    this.jobs.every(openEmbargoes, {}, SWEEP_MS);
  }

  private async open(): Promise<void> {
    const now = new Date();
    const opened = await this.opening.openDue(now);
    if (opened.length > 0) log('embargo').info({ publications: opened }, 'published what was under embargo until now');
    const delayMs = await this.opening.nextInMs(now);
    if (delayMs !== null) this.jobs.wake(openEmbargoes, {}, { delayMs, key: 'embargo' });
  }
}
