import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An entry's place in the chain, given after its commit, and the hash that binds it to all entries before it. */
@Entity({ name: 'seal', schema: 'audit' })
@Index('seal_of_entry', ['entry'], { unique: true })
@Check('seal_hash', `hash ~ '^[0-9a-f]{64}$'`)
export class AuditSealEntity {
  @PrimaryColumn('bigint')
  number: string;

  @Column('bigint')
  entry: string;

  @Column('text')
  hash: string;
}
