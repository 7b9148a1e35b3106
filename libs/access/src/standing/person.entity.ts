import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Somebody who signs in. Leaving ends every grant, session and feed link at that moment; what was done stays. */
@Entity('person')
@Index('person_email', { synchronize: false })
export class PersonEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** nobody else who has not left has the same */
  @Column('text', { nullable: true })
  email: string | null;

  /** BCP 47: what letters to this person are written in */
  @Column('text', { nullable: true })
  language: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  leftAt: Date | null;
}

/** By which sign-in a person is recognised: the subject at an issuer. */
@Entity('identity')
@Index('identity_by_person', ['person'])
export class IdentityEntity {
  @PrimaryColumn('text')
  issuer: string;

  @PrimaryColumn('text')
  subject: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity, { name: 'identity_person' })
  person: string;
}
