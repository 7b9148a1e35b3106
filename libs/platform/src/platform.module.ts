import { Module, type DynamicModule } from '@nestjs/common';
import { RateLimits } from './abuse/rate-limits.js';
import type { Environment } from './environment.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';
import { ENVIRONMENT } from './tokens.js';

/** Global: the environment, readiness, probes. */
@Module({})
export class PlatformModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController],
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: RateLimits, useFactory: () => new RateLimits(environment) },
        Readiness,
      ],
      exports: [ENVIRONMENT, RateLimits, Readiness],
    };
  }
}
