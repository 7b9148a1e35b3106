import { Module, type DynamicModule } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '#platform';
import { Jobs, QUEUE_BACKEND, RUNS_JOBS } from './jobs.js';
import { openQueueBackend } from './open-queue-backend.js';

/** Global, once per process: `Jobs` over the queue that QUEUE_URL names, else over BullMQ's tables in the database. */
@Module({})
export class MessagingModule {
  static forRoot({ runsJobs }: { runsJobs: boolean }): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [
        { provide: RUNS_JOBS, useValue: runsJobs },
        {
          provide: QUEUE_BACKEND,
          inject: [ENVIRONMENT],
          useFactory: ({ QUEUE_URL, DATABASE_URL }: Environment) => openQueueBackend(QUEUE_URL ?? DATABASE_URL),
        },
        Jobs,
      ],
      exports: [Jobs],
    };
  }
}
