import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { AuthorityEntity } from './authority.entity.js';

export const CONTACT_AUDIENCES = ['PUBLIC', 'NETWORK'] as const;
export type ContactAudience = (typeof CONTACT_AUDIENCES)[number];

/** An office or a role, never a person's name. In a table of its own, so that none is read without asking who reads. */
@Entity('contact_point')
@Index('contact_point_authority', ['authority'])
@Check('contact_point_audience', `audience IN ('PUBLIC', 'NETWORK')`)
export class ContactPointEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' })
  id: number;

  @Column('text')
  @ForeignKey(() => AuthorityEntity, { name: 'contact_point_authority_fk' })
  authority: string;

  @Column('integer')
  place: number;

  /** by language */
  @Column('jsonb')
  office: Record<string, string>;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  telephone: string | null;

  @Column('text', { nullable: true })
  address: string | null;

  @Column('text', { array: true })
  languages: string[];

  @Column('text')
  audience: ContactAudience;

  @Column('text', { array: true })
  readers: string[];
}
