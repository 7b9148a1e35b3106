import { Entity, Index, PrimaryColumn } from 'typeorm';

/** By what a standing subscription is found when something happens (docs/matching.md). The database keeps them itself. */
@Entity('subscription_key')
@Index('subscription_key_subscription', ['subscriptionId'])
export class SubscriptionKeyEntity {
  @PrimaryColumn('text', { collation: 'C' })
  key: string;

  @PrimaryColumn('uuid')
  subscriptionId: string;
}
