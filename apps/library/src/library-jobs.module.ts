import { Module } from '@nestjs/common';
import { Notices, Outbox } from '#messaging';
import { AssertionJobs } from './assertion/assertion-jobs.js';
import { AssertionReminders } from './assertion/assertion-reminders.service.js';
import { EmbargoJobs } from './embargo/embargo-jobs.js';
import { EmbargoOpening } from './embargo/embargo-opening.service.js';
import { FileJobs } from './file/file-jobs.js';
import { FileTending } from './file/file-tending.service.js';
import { KeptFilesModule } from './file/kept-files.module.js';
import { FreshnessJobs } from './freshness/freshness-jobs.js';
import { FreshnessTelling } from './freshness/freshness-telling.service.js';
import { NewestRevisions } from './freshness/newest-revisions.service.js';
import { LibraryDatabase } from './library.database.js';
import { RevisionWriter } from './publication/revision-writer.service.js';
import { OverdueReviews } from './review/overdue-reviews.service.js';
import { ReviewJobs } from './review/review-jobs.js';
import { Reviewers } from './review/reviewers.service.js';
import { LegalDaysJobs } from './schedule/legal-days-jobs.js';
import { LegalDaysTelling } from './schedule/legal-days-telling.service.js';
import { SearchJobs } from './search/search-jobs.js';
import { SearchWords } from './search/search-words.service.js';
import { SearchIndexModule } from './search/search-index.module.js';

const embargo = [EmbargoJobs, EmbargoOpening, RevisionWriter];
const review = [ReviewJobs, OverdueReviews, Reviewers];
const assertions = [AssertionJobs, AssertionReminders];
const files = [FileJobs, FileTending];
const freshness = [FreshnessJobs, FreshnessTelling, NewestRevisions];
const legalDays = [LegalDaysJobs, LegalDaysTelling];
const search = [SearchJobs, SearchWords];

/** What the library does by itself: publishes at the end of an embargo, reminds, looks after files, tells what is to be confirmed and what comes with its day, and learns words. For processes that run jobs. */
@Module({
  imports: [LibraryDatabase, SearchIndexModule, KeptFilesModule],
  providers: [...embargo, ...review, ...freshness, ...legalDays, ...assertions, ...search, ...files, Notices, Outbox],
})
export class LibraryJobsModule {}
