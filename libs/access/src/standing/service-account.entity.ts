import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Role } from '../permissions.js';

/** A machine of one participant: it gets tokens for its id and secret (OAuth 2 client credentials). */
@Entity('service_account')
@Index('service_account_by_participant', ['participant'])
export class ServiceAccountEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  participant: string;

  @Column('text')
  name: string;

  @Column('text', { array: true })
  roles: Role[];

  @Column('text', { array: true, nullable: true })
  kinds: string[] | null;

  @Column('bytea')
  secretHash: Buffer;

  @Column('text')
  createdBy: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  lastUsedAt: Date | null;
}
