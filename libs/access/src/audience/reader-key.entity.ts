import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * From when to when somebody holds a key that not everybody of its kind has for good: a country that of a body it is a
 * member of, a body's people their own and that of the whole, a partner what the secretariat grants it.
 */
@Entity({ name: 'reader_key' })
@Index('reader_key_holder', ['holder'])
@Index('reader_key_key', ['key'])
@Check('reader_key_period', `from_at < to_at`)
export class ReaderKeyEntity {
  /** whose facts these are, e.g. the body that keeps the list of members */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_reader_key' })
  source: string;

  /** `country:VN`, `participant:ASEAN-HC3` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_reader_key' })
  holder: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_reader_key' })
  key: string;

  /** -infinity: since ever, as far as we know */
  @PrimaryColumn({ type: 'timestamptz', precision: 3, primaryKeyConstraintName: 'pk_reader_key' })
  fromAt: Date;

  /** the first moment at which it no longer holds */
  @Column({ type: 'timestamptz', precision: 3 })
  toAt: Date;

  /** when this was entered: rights that end in the past end at this moment */
  @Column({ type: 'timestamptz', precision: 3 })
  setAt: Date;
}
