import { Module } from '@nestjs/common';
import { CLOCK, systemClock } from '../delivery/clock.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { PruningJobs } from './pruning-jobs.js';
import { PruningOfPeople } from './pruning-of-people.js';
import { Pruning } from './pruning.js';

@Module({
  imports: [ExchangeDatabase],
  providers: [{ provide: CLOCK, useValue: systemClock }, Pruning, PruningOfPeople, PruningJobs],
})
export class PruningModule {}
