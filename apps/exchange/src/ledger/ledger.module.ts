import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ExchangeDatabase } from '../exchange-database.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerResolver, ReachOfChangeResolver } from './ledger.resolver.js';
import { Ledger } from './ledger.service.js';

@Module({
  imports: [ExchangeDatabase, AccessModule],
  controllers: [LedgerController],
  providers: [Ledger, LedgerResolver, ReachOfChangeResolver],
})
export class LedgerModule {}
