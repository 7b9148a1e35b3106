import { Module } from '@nestjs/common';
import { CLOCK, systemClock } from '../delivery/clock.js';
import { DeliveryModule } from '../delivery/delivery.module.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { CanaryJobs } from './canary-jobs.js';

@Module({
  imports: [ExchangeDatabase, DeliveryModule],
  providers: [{ provide: CLOCK, useValue: systemClock }, CanaryJobs],
})
export class CanaryModule {}
