import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An address that signed webhooks go to. Its URL never changes: another address is another endpoint. */
@Entity('endpoint')
@Index('endpoint_owner', ['owner', 'createdAt'])
@Check('endpoint_state', `"state" IN ('ENABLED', 'DISABLED')`)
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

  @Column('text')
  state: 'ENABLED' | 'DISABLED';

  @Column('text', { nullable: true })
  disabledReason: string | null;

  @Column('text')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;
}
