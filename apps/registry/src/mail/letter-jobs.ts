import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sendLetters } from '#contracts';
import { Jobs } from '#messaging';
import { Postman } from './postman.js';

const SWEEP_MS = 15_000;

/** Woken when a letter is written, and every 15 s for those whose wake-up was lost or that are to be tried again. */
@Injectable()
export class LetterJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Postman) private readonly postman: Postman,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(sendLetters, async (_, { signal }) => void (await this.postman.run(signal)));
    this.jobs.every(sendLetters, {}, SWEEP_MS);
  }
}
