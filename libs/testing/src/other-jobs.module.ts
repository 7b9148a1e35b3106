import { Inject, Module, type DynamicModule } from '@nestjs/common';
import { JOBS, type JobDefinition } from '#contracts';
import { Jobs } from '#messaging';

const OWN = Symbol('OWN');

/** A process that runs jobs has handlers for those of every app; where only one app is there, the others' do nothing. */
@Module({})
export class OtherJobsModule {
  constructor(@Inject(Jobs) jobs: Jobs, @Inject(OWN) own: readonly string[]) {
    const others = JOBS.filter(({ name }) => !own.some((prefix) => name.startsWith(prefix)));
    for (const job of others) jobs.handle(job as JobDefinition<unknown>, async () => undefined);
  }

  /** @param own beginnings of the names of those that are handled: `deliveries.` */
  static besides(...own: string[]): DynamicModule {
    return { module: OtherJobsModule, providers: [{ provide: OWN, useValue: own }] };
  }
}
