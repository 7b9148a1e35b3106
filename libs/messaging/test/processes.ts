import { Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { JOBS, type JobDefinition } from '#contracts';
import { PlatformModule, Readiness, type Environment } from '#platform';
import { Jobs } from '../src/jobs.js';
import { MessagingModule } from '../src/messaging.module.js';

/** One process of Comity as far as jobs are concerned. `register` is what an app does in onModuleInit. */
export async function startProcess(
  environment: Environment,
  runsJobs: boolean,
  register: (jobs: Jobs) => void = () => undefined,
): Promise<TestProcess> {
  @Injectable()
  class App implements OnModuleInit {
    constructor(@Inject(Jobs) private readonly jobs: Jobs) {}
    onModuleInit(): void {
      register(this.jobs);
    }
  }
  @Module({ imports: [PlatformModule.forRoot(environment), MessagingModule.forRoot({ runsJobs })], providers: [App] })
  class Root {}
  const app = await NestFactory.createApplicationContext(Root, { logger: false, abortOnError: false });
  return { jobs: app.get(Jobs), readiness: app.get(Readiness), close: () => app.close() };
}

export interface TestProcess {
  jobs: Jobs;
  readiness: Readiness;
  close(): Promise<void>;
}

/** Handlers that do nothing, for the jobs of the house that a test is not about. */
export function idleHandlers(jobs: Jobs): void {
  for (const job of JOBS) jobs.handle(job as JobDefinition<unknown>, async () => undefined);
}
