import { Module, type DynamicModule } from '@nestjs/common';
import { RateLimits } from './abuse/rate-limits.js';
import type { Environment } from './environment.js';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { Readiness } from './readiness.js';
import { ENVIRONMENT, IS_PUBLIC } from './tokens.js';

/** Global: the environment, readiness, probes. */
@Module({})
export class PlatformModule {
  static forRoot(environment: Environment, isPublic = false): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: IS_PUBLIC, useValue: isPublic },
        { provide: RateLimits, useFactory: () => new RateLimits(environment) },
        Readiness,
      ],
      exports: [ENVIRONMENT, RateLimits, Readiness],
    };
  }
}
