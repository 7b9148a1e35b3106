import type { AppSchema } from '#database';
import { ChannelEntity } from './channel/channel.entity.js';
import { ChangeEntity } from './change/change.entity.js';
import { HeldKeyEntity } from './change/held-key.entity.js';
import { LogHeadEntity } from './change/log-head.entity.js';
import { MembershipEntity } from './change/membership.entity.js';
import { AttemptEntity } from './delivery/attempt.entity.js';
import { DeliveryTallyEntity } from './delivery/delivery-tally.entity.js';
import { DeliveryEntity } from './delivery/delivery.entity.js';
import { EndpointEntity } from './endpoint/endpoint.entity.js';
import { InboxItemEntity } from './inbox/inbox-item.entity.js';
import { InboxReadingEntity } from './inbox/inbox-reading.entity.js';
import { QuietEntity } from './inbox/quiet.entity.js';
import { MailEntity } from './mail/mail.entity.js';
import { MailItemEntity } from './mail/mail-item.entity.js';
import { MailReaderEntity } from './mail/mail-reader.entity.js';
import { ChangeLog1732200000001 } from './migrations/0001-change-log.js';
import { Subscriptions1732200000002 } from './migrations/0002-subscriptions.js';
import { Deliveries1732200000003 } from './migrations/0003-deliveries.js';
import { DeliveryIndexes1732200000004 } from './migrations/0004-delivery-indexes.js';
import { Narrowed1732200000005 } from './migrations/0005-narrowed.js';
import { Withdrawals1732200000006 } from './migrations/0006-withdrawals.js';
import { PrunedEntity } from './ledger/pruned.entity.js';
import { ReachSumEntity } from './ledger/reach-sum.entity.js';
import { Replay1732215000001 } from './migrations/0051-replay.js';
import { PeopleLetGo1732216300001 } from './migrations/0063-people-let-go.js';
import { OwnMessages1732215000003 } from './migrations/0053-own-messages.js';
import { OwnMessageEntity } from './own-message/own-message.entity.js';
import { ReconciliationEntity } from './reconciliation/reconciliation.entity.js';
import { Ledger1732215000002 } from './migrations/0052-ledger.js';
import { ReplayEntity } from './replay/replay.entity.js';
import { Channels1732212000021 } from './migrations/0021-channels.js';
import { EndpointLife1732211000011 } from './migrations/0011-endpoint-life.js';
import { FilterParts1732213000031 } from './migrations/0031-filter-parts.js';
import { AccessKeys1732213000032 } from './migrations/0032-access-keys.js';
import { HubToldEntity } from './feed/hub/hub-told.entity.js';
import { HubTold1732214000041 } from './migrations/0041-hub-told.js';
import { NetworkKeyEntity } from './endpoint/network-key.entity.js';
import { DeliveryTally1732217100001 } from './migrations/0071-delivery-tally.js';
import { HealthEntity } from './health/health.entity.js';
import { NetworkKeys1732211000012 } from './migrations/0012-network-keys.js';
import { Health1732211000013 } from './migrations/0013-health.js';
import { SubscriptionKeys1732213000033 } from './migrations/0033-subscription-keys.js';
import { DecidedByKey1732216100001 } from './migrations/0061-decided-by-key.js';
import { ReaderSetEntity } from './subscription/reader-set.entity.js';
import { SubscriptionKeyEntity } from './subscription/subscription-key.entity.js';
import { StandingSubscriptionEntity } from './subscription/standing-subscription.entity.js';

export const exchangeSchema: AppSchema = {
  name: 'exchange',
  entities: [
    ChangeEntity,
    LogHeadEntity,
    MembershipEntity,
    HeldKeyEntity,
    StandingSubscriptionEntity,
    SubscriptionKeyEntity,
    ReaderSetEntity,
    EndpointEntity,
    NetworkKeyEntity,
    HealthEntity,
    DeliveryEntity,
    AttemptEntity,
    ReplayEntity,
    ReachSumEntity,
    PrunedEntity,
    OwnMessageEntity,
    ReconciliationEntity,
    ChannelEntity,
    MailReaderEntity,
    MailEntity,
    MailItemEntity,
    InboxItemEntity,
    InboxReadingEntity,
    QuietEntity,
    HubToldEntity,
    DeliveryTallyEntity,
  ],
  migrations: [
    ChangeLog1732200000001,
    Subscriptions1732200000002,
    Deliveries1732200000003,
    DeliveryIndexes1732200000004,
    Narrowed1732200000005,
    Withdrawals1732200000006,
    Replay1732215000001,
    Ledger1732215000002,
    OwnMessages1732215000003,
    Channels1732212000021,
    EndpointLife1732211000011,
    FilterParts1732213000031,
    AccessKeys1732213000032,
    HubTold1732214000041,
    NetworkKeys1732211000012,
    Health1732211000013,
    SubscriptionKeys1732213000033,
    PeopleLetGo1732216300001,
    DecidedByKey1732216100001,
    DeliveryTally1732217100001,
  ],
};
