import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { tendEndpoints } from '#contracts';
import { Jobs } from '#messaging';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { FailingEndpoints } from './failing-endpoints.service.js';

const EVERY_MS = 60_000;

@Injectable()
export class HealthJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(FailingEndpoints) private readonly endpoints: FailingEndpoints,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(tendEndpoints, () => this.endpoints.look(this.clock()));
    this.jobs.every(tendEndpoints, {}, EVERY_MS);
  }
}
