import { Module } from '@nestjs/common';
import { ExchangeJobsModule } from '#exchange';
import { LibraryJobsModule } from '#library';
import { MessagingModule } from '#messaging';
import { RegistryJobsModule } from '#registry';

/** Every app's jobs, and no logic of its own. Start as many as there is work for: one of them sequences, all deliver. */
@Module({
  imports: [MessagingModule.forRoot({ runsJobs: true }), ExchangeJobsModule, LibraryJobsModule, RegistryJobsModule],
})
export class WorkerModule {}
