import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { postNotices } from '#contracts';
import { Jobs } from '#messaging';
import { NoticePoster } from './notice-poster.service.js';

const SWEEP_MS = 15_000;

@Injectable()
export class NoticeJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(NoticePoster) private readonly poster: NoticePoster,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(postNotices, async (_, { signal }) => void (await this.poster.run(signal)));
    this.jobs.every(postNotices, {}, SWEEP_MS);
  }
}
