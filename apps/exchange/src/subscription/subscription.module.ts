import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { EndpointModule } from '../endpoint/endpoint.module.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { SubscriptionResolver } from './subscription.resolver.js';
import { SubscriptionService } from './subscription.service.js';

@Module({
  imports: [ExchangeDatabase, AccessModule, EndpointModule],
  providers: [SubscriptionService, SubscriptionResolver],
})
export class SubscriptionModule {}
