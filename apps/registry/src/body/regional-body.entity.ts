import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('regional_body')
export class RegionalBodyEntity {
  @PrimaryColumn('text')
  id: string;

  /** by language */
  @Column('jsonb')
  name: Record<string, string>;

  @Column('text', { nullable: true })
  acronym: string | null;

  @Column('text', { nullable: true })
  website: string | null;

  @Column('text', { nullable: true })
  @ForeignKey(() => RegionalBodyEntity, { name: 'regional_body_part_of' })
  partOf: string | null;

  /** since when it is a part; null: not known */
  @Column('text', { nullable: true })
  partFrom: string | null;

  /** the first day on which it no longer is one */
  @Column('text', { nullable: true })
  partTo: string | null;
}
