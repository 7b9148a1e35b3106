import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key that the network signs with, or signed with: receivers of old messages find its public half for ever. */
@Entity('network_key')
export class NetworkKeyEntity {
  /** `whpk_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_network_key' })
  publicKey: string;

  /** null: it comes from the environment and is not kept here */
  @Column('text', { nullable: true })
  sealedKey: string | null;

  @Column('timestamptz')
  since: Date;

  /** from when on it signs no more; null: not known yet */
  @Column('timestamptz', { nullable: true })
  until: Date | null;
}
