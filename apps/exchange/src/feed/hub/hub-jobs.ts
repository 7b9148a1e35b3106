import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { tellHub } from '#contracts';
import { Jobs } from '#messaging';
import { HubTeller } from './hub-teller.js';

const SWEEP_MS = 15_000;

/** Woken by what is new; the sweep finds what failed, and what a lost wake-up left behind. */
@Injectable()
export class HubJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(HubTeller) private readonly teller: HubTeller,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(tellHub, () => this.teller.tell());
    if (this.teller.hub !== null) this.jobs.every(tellHub, {}, SWEEP_MS);
  }

  wake(): void {
    if (this.teller.hub !== null) this.jobs.wake(tellHub, {}, { key: 'hub' });
  }
}
