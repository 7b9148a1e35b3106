import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { remindReviewers } from '#contracts';
import { Jobs } from '#messaging';
import { log } from '#platform';
import { OverdueReviews } from './overdue-reviews.service.js';

const SWEEP_MS = 5 * 60_000;

/** Looks every five minutes; what became due while nothing ran is found by the first look. */
@Injectable()
export class ReviewJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(OverdueReviews) private readonly overdue: OverdueReviews,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(remindReviewers, async () => {
      const told = await this.overdue.look(new Date());
      if (told.length > 0) log('review').info({ publications: told }, 'told of drafts that wait for a review');
    });
    this.jobs.every(remindReviewers, {}, SWEEP_MS);
  }
}
