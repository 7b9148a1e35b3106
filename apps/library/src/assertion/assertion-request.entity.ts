import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** That a party has been asked what it holds of an agreement that another has published. */
@Entity({ name: 'assertion_request' })
@Index('assertion_request_party', ['party', 'askedAt', 'publicationId'])
@Index('assertion_request_reminders', ['askedAt', 'reminded'])
export class AssertionRequestEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_assertion_request' })
  publicationId: string;

  /** a country by its code, a body by its id */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_assertion_request' })
  party: string;

  /** what was said of an earlier one does not answer it */
  @Column({ type: 'integer' })
  revision: number;

  @Column({ type: 'timestamptz', precision: 3 })
  askedAt: Date;

  /** the days after which the last reminder went out; 0 for none */
  @Column({ type: 'integer', default: 0 })
  reminded: number;

  @ManyToOne('PublicationEntity')
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'assertion_request_publication' })
  publication?: unknown;
}
