import { Module } from '@nestjs/common';
import { ExchangeDatabase } from '../exchange-database.js';
import { NodeHealthReader } from './node-health.service.js';
import { OperationsResolver } from './operations.resolver.js';
import { WakeQueues } from './wake-queues.service.js';

/** How the node does, for its operator. */
@Module({
  imports: [ExchangeDatabase],
  providers: [WakeQueues, NodeHealthReader, OperationsResolver],
})
export class OperationsModule {}
