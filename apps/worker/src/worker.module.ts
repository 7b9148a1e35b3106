import { Module } from '@nestjs/common';
import { ExchangeJobsModule } from '#exchange';
import { MessagingModule } from '#messaging';

/** Composition root of the process that sequences changes and delivers them. Run as many as are needed. */
@Module({ imports: [MessagingModule.forRoot({ runsJobs: true }), ExchangeJobsModule] })
export class WorkerModule {}
