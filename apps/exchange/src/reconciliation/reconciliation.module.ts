import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ChangeModule } from '../change/change.module.js';
import { CLOCK, systemClock } from '../delivery/clock.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { NightlyReconciliation } from './nightly.js';
import { ReconciliationResolver } from './reconciliation.resolver.js';
import { Reconciliation } from './reconciliation.service.js';

@Module({
  imports: [ExchangeDatabase, AccessModule, ChangeModule],
  providers: [{ provide: CLOCK, useValue: systemClock }, Reconciliation, NightlyReconciliation],
  exports: [Reconciliation, NightlyReconciliation],
})
export class ReconciliationModule {}

/** For the process that answers the graph. */
@Module({ imports: [ReconciliationModule], providers: [ReconciliationResolver] })
export class ReconciliationReadingModule {}
