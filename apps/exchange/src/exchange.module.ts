import { Module } from '@nestjs/common';
import { byTypename, subgraph } from '#graphql';
import { ChangeReadingModule } from './change/change.module.js';
import { EndpointModule } from './endpoint/endpoint.module.js';
import { exchangeSdl } from './exchange-sdl.js';
import { SubscriptionModule } from './subscription/subscription.module.js';

/** What the exchange answers: its part of the graph, the feeds, the change feed. */
@Module({
  imports: [
    ChangeReadingModule,
    SubscriptionModule,
    EndpointModule,
    subgraph({
      name: 'exchange',
      sdl: exchangeSdl,
      include: [ChangeReadingModule, SubscriptionModule, EndpointModule],
      resolvers: byTypename(
        'Publication',
        'SubscriptionResult',
        'DeleteSubscriptionResult',
        'CreateEndpointResult',
        'DeleteEndpointResult',
      ),
    }),
  ],
})
export class ExchangeModule {}
