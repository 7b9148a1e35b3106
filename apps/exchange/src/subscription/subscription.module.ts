import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ChannelModule } from '../channel/channel.module.js';
import { CLOCK, systemClock } from '../delivery/clock.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { ChangeModule } from '../change/change.module.js';
import { PreviewAndWhyResolver } from './preview-and-why.resolver.js';
import { SubscriptionPreviews } from './subscription-previews.service.js';
import { Whys } from './whys.service.js';
import { SubscriptionFilterResolver } from './subscription-filter.resolver.js';
import { SubscriptionResolver } from './subscription.resolver.js';
import { SubscriptionService } from './subscription.service.js';

@Module({
  imports: [ExchangeDatabase, AccessModule, ChangeModule, ChannelModule],
  providers: [
    { provide: CLOCK, useValue: systemClock },
    SubscriptionService,
    SubscriptionResolver,
    SubscriptionFilterResolver,
    SubscriptionPreviews,
    Whys,
    PreviewAndWhyResolver,
  ],
})
export class SubscriptionModule {}
