import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export const DELIVERY_STATES = ['PENDING', 'DELIVERED', 'FAILED', 'GAVE_UP', 'SKIPPED'] as const;
export type StoredDeliveryState = (typeof DELIVERY_STATES)[number];

/**
 * One change for one subscription at one endpoint. The row is the queue: `nextAt` says when it is due, the lease who has
 * it in hand. "Sending" is a pending row with a lease that has not run out, so taking a row touches no index.
 */
@Entity('delivery')
@Index('delivery_once', ['endpointId', 'position', 'subscriptionId'], { unique: true })
@Index('delivery_due', ['subscriber', 'nextAt'], { where: `"state" = 'PENDING' AND "delivered_at" IS NULL` })
@Index('delivery_in_order', ['endpointId', 'subject', 'position'], { where: `"state" = 'PENDING' AND "attempt" >= 0` })
@Index('delivery_undelivered', { synchronize: false })
@Index('delivery_position', { synchronize: false })
@Check('delivery_state', `"state" IN ('PENDING', 'DELIVERED', 'FAILED', 'GAVE_UP', 'SKIPPED')`)
export class DeliveryEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('bigint')
  position: string;

  @Column('uuid')
  subscriptionId: string;

  @Column('uuid')
  endpointId: string;

  /** who is served, for fairness */
  @Column('text')
  subscriber: string;

  @Column('text')
  host: string;

  /** the change's subject: deliveries of one subject to one endpoint keep their order */
  @Column('text')
  subject: string;

  /** the subscription's name on the day of matching: part of the signed bytes, so it must not change between attempts */
  @Column('text')
  subscriptionName: string;

  @Column('text')
  webhookId: string;

  @Column('text')
  state: StoredDeliveryState;

  /** attempts made */
  @Column('smallint')
  attempt: number;

  @Column('timestamptz')
  nextAt: Date;

  @Column('timestamptz', { nullable: true })
  leaseUntil: Date | null;

  @Column('text', { nullable: true })
  leaseOwner: string | null;

  @Column('smallint', { nullable: true })
  lastStatus: number | null;

  @Column('integer', { nullable: true })
  lastMs: number | null;

  @Column('text', { nullable: true })
  lastError: string | null;

  @Column('timestamptz', { nullable: true })
  deliveredAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;

  /** how often it was asked for again: each time its attempts begin anew */
  @Column('smallint', { default: 0 })
  round: number;

  @Column('timestamptz', { nullable: true })
  replayedAt: Date | null;

  /** kept when a delivery that had arrived is sent again */
  @Column('timestamptz', { nullable: true })
  firstDeliveredAt: Date | null;
}
