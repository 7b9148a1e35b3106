import { Module } from '@nestjs/common';
import { Notices, PostOffice } from '#messaging';
import { LetterJobs } from './mail/letter-jobs.js';
import { LetterService } from './mail/letter.service.js';
import { Postman } from './mail/postman.js';
import { NoticeJobs } from './notice/notice-jobs.js';
import { NoticePoster } from './notice/notice-poster.service.js';
import { RegistryDatabase } from './registry.database.js';

/** What the registry does by itself: it writes and sends letters. For processes that run jobs. */
@Module({
  imports: [RegistryDatabase],
  providers: [LetterJobs, Postman, PostOffice, LetterService, NoticeJobs, NoticePoster, Notices],
})
export class RegistryJobsModule {}
