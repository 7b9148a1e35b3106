import { Module } from '@nestjs/common';
import { LetterJobs } from './mail/letter-jobs.js';
import { PostOffice } from './mail/post-office.js';
import { Postman } from './mail/postman.js';
import { RegistryDatabase } from './registry.database.js';

/** What the registry does by itself: it sends letters. For processes that run jobs. */
@Module({ imports: [RegistryDatabase], providers: [LetterJobs, Postman, PostOffice] })
export class RegistryJobsModule {}
