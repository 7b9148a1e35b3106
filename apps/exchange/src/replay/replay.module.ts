import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ChangeModule } from '../change/change.module.js';
import { CLOCK, systemClock } from '../delivery/clock.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { ReplayResolver } from './replay.resolver.js';
import { Replay } from './replay.service.js';

@Module({
  imports: [ExchangeDatabase, AccessModule, ChangeModule],
  providers: [{ provide: CLOCK, useValue: systemClock }, Replay, ReplayResolver],
  exports: [Replay],
})
export class ReplayModule {}
