import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';
import { ServiceAccountEntity } from './service-account.entity.js';

/** Signed in: a person in a browser, or a service account with a token. The secret is kept as a hash only. */
@Entity('session')
@Index('session_token', ['tokenHash'], { unique: true })
@Index('session_by_person', ['person'])
@Index('session_by_issuer', ['issuer', 'issuerSession'])
@Check('session_of_one', `(person IS NULL) <> (service_account IS NULL)`)
export class SessionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('bytea')
  tokenHash: Buffer;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity, { name: 'session_person' })
  person: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => ServiceAccountEntity, { name: 'session_service_account' })
  serviceAccount: string | null;

  /** whom the person acts for in it; another choice opens another session */
  @Column('text')
  participant: string;

  @Column('text', { nullable: true })
  issuer: string | null;

  @Column('text', { nullable: true })
  subject: string | null;

  /** `sid` of OpenID Connect: what a back-channel logout names */
  @Column('text', { nullable: true })
  issuerSession: string | null;

  /** hint for signing out at the issuer too */
  @Column('text', { nullable: true })
  idToken: string | null;

  /** how strongly the person was recognised, as the issuer says */
  @Column('text', { nullable: true })
  acr: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  seenAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
