import { Module } from '@nestjs/common';
import { Outbox } from '#messaging';
import { EmbargoJobs } from './embargo/embargo-jobs.js';
import { EmbargoOpening } from './embargo/embargo-opening.service.js';
import { LibraryDatabase } from './library.database.js';
import { RevisionWriter } from './publication/revision-writer.service.js';
import { SearchIndexModule } from './search/search-index.module.js';

/** What the library does by itself: publishes at the end of an embargo. For processes that run jobs. */
@Module({
  imports: [LibraryDatabase, SearchIndexModule],
  providers: [EmbargoJobs, EmbargoOpening, RevisionWriter, Outbox],
})
export class LibraryJobsModule {}
