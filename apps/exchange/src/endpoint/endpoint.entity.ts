import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const SIGNATURES = ['V1', 'V1A'] as const;
export type Signature = (typeof SIGNATURES)[number];

/** Only an enabled one is sent anything; what the others miss is kept as skipped. */
export type EndpointState = 'UNVERIFIED' | 'ENABLED' | 'DISABLED';

/** An address that signed webhooks go to. */
@Entity('endpoint')
@Index('endpoint_owner', ['owner', 'createdAt'])
@Check('endpoint_state', `"state" IN ('UNVERIFIED', 'ENABLED', 'DISABLED')`)
export class EndpointEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  owner: string;

  @Column('text')
  url: string;

  /** host and port, for the cap on what is in flight to one host */
  @Column('text')
  host: string;

  @Column('text')
  description: string;

  /** AES-256-GCM, authenticated with the endpoint's id; see secret-box.ts */
  @Column('text')
  sealedSecret: string;

  /** the one before it, which signs beside it until then */
  @Column('text', { nullable: true })
  sealedOldSecret: string | null;

  @Column('timestamptz', { nullable: true })
  oldSecretUntil: Date | null;

  @Column('text', { array: true, default: '{V1}' })
  signatures: Signature[];

  @Column('text')
  state: EndpointState;

  @Column('text', { nullable: true })
  disabledReason: string | null;

  @Column('timestamptz', { nullable: true })
  disabledAt: Date | null;

  /** when it echoed a challenge; null: never, as those that are older than challenges */
  @Column('timestamptz', { nullable: true })
  verifiedAt: Date | null;

  /** the first position that it did not get because it was not enabled */
  @Column('bigint', { nullable: true })
  missedFrom: string | null;

  /** grows with everything that who sends must know of: address, secrets, state; see targets.ts */
  @Column('integer', { default: 1 })
  revision: number;

  @Column('text')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;
}
