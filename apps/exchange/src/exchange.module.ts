import { Module } from '@nestjs/common';
import { byTypename, subgraph } from '#graphql';
import { ChannelModule } from './channel/channel.module.js';
import { BoardModule } from './board/board.module.js';
import { ChangeReadingModule } from './change/change.module.js';
import { EndpointModule } from './endpoint/endpoint.module.js';
import { ExchangeDatabase } from './exchange-database.js';
import { exchangeSdl } from './exchange-sdl.js';
import { FeedModule } from './feed/feed.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { ReconciliationReadingModule } from './reconciliation/reconciliation.module.js';
import { ReplayModule } from './replay/replay.module.js';
import { MailReaderModule } from './mail/mail-reader.module.js';
import { DemonstrationSubscribers } from './seed/demonstration-subscribers.js';
import { SnapshotModule } from './snapshot/snapshot.module.js';
import { SubscriptionModule } from './subscription/subscription.module.js';

/** What the exchange answers: its part of the graph, the feeds, the change feed. */
@Module({
  imports: [
    ChangeReadingModule,
    SubscriptionModule,
    EndpointModule,
    ChannelModule,
    MailReaderModule,
    InboxModule,
    FeedModule,
    SnapshotModule,
    ReplayModule,
    BoardModule,
    OperationsModule,
    ReconciliationReadingModule,
    LedgerModule,
    ExchangeDatabase,
    subgraph({
      name: 'exchange',
      sdl: exchangeSdl,
      include: [
        ChangeReadingModule,
        SubscriptionModule,
        EndpointModule,
        ChannelModule,
        MailReaderModule,
        InboxModule,
        ReplayModule,
        LedgerModule,
        ReconciliationReadingModule,
        OperationsModule,
      ],
      resolvers: byTypename(
        'Publication',
        'SubscriptionResult',
        'DeleteSubscriptionResult',
        'CreateEndpointResult',
        'UpdateEndpointResult',
        'VerifyEndpointResult',
        'EnableEndpointResult',
        'RotateEndpointSecretResult',
        'TestEndpointResult',
        'DeleteEndpointResult',
        'ReplayDeliveriesResult',
        'RotateNetworkKeyResult',
        'MailReaderResult',
        'RemoveMailboxResult',
        'InboxResult',
        'QuietResult',
        'UnmuteResult',
      ),
    }),
  ],
  providers: [DemonstrationSubscribers],
})
export class ExchangeModule {}
