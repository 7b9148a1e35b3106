import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Change } from '#contracts';

/**
 * The log: what happened, in one order, never altered but for `readers`, which only grow fewer. What readers filter by stands in columns; `payload` is the change
 * as its app told it; `body` is the envelope as it is sent, without the closing part that says whose subscription it is.
 */
@Entity('change')
@Index('change_id_unique', ['id'], { unique: true })
@Index('change_subject', ['subject', 'position'])
@Index('change_sequenced', ['sequencedAt'])
@Index('change_countries', { synchronize: false })
@Index('change_narrow_readers', { synchronize: false })
@Check('change_position_positive', '"position" > 0')
export class ChangeEntity {
  @PrimaryColumn('bigint')
  position: string;

  /** 32 hexadecimal digits, the CloudEvents id */
  @Column('text')
  id: string;

  @Column('text')
  type: string;

  @Column('text')
  subject: string;

  @Column('integer', { nullable: true })
  revision: number | null;

  @Column('text', { nullable: true })
  kind: string | null;

  @Column('text')
  owner: string;

  @Column('text', { array: true })
  countries: string[];

  /** of an agreement: countries by their code, bodies by their id */
  @Column('text', { array: true, default: [] })
  parties: string[];

  /** with their ancestors, as all codes here, so that a filter on a topic finds its descendants */
  @Column('text', { array: true })
  topics: string[];

  @Column('text', { array: true })
  legalBases: string[];

  @Column('text', { array: true })
  occupations: string[];

  @Column('text', { array: true, default: [] })
  migrantGroups: string[];

  @Column('text', { array: true })
  languages: string[];

  /** of its title (A), of what happened (B), and of what else the record says (C); null: told before words were kept */
  @Column({ type: 'tsvector', nullable: true, select: false, insert: false, update: false })
  words: string | null;

  /** audience keys: who may read the change now, see narrow.ts; those in the payload are of its day */
  @Column('text', { array: true })
  readers: string[];

  /** of a withdrawal: who could still read the record when it was made, and so is not told */
  @Column('text', { array: true, default: [] })
  hiddenFrom: string[];

  /** of a withdrawal: the ids of the changes that it takes with it */
  @Column('text', { array: true, default: [] })
  took: string[];

  @Column('text', { nullable: true })
  legalDate: string | null;

  @Column('timestamptz')
  occurredAt: Date;

  @Column('timestamptz')
  sequencedAt: Date;

  @Column('jsonb')
  payload: Change;

  @Column('text')
  body: string;
}
