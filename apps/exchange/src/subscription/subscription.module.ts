import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ChannelModule } from '../channel/channel.module.js';
import { CLOCK, systemClock } from '../delivery/clock.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { SubscriptionResolver } from './subscription.resolver.js';
import { SubscriptionService } from './subscription.service.js';

@Module({
  imports: [ExchangeDatabase, AccessModule, ChannelModule],
  providers: [{ provide: CLOCK, useValue: systemClock }, SubscriptionService, SubscriptionResolver],
})
export class SubscriptionModule {}
