import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

export const REGION_LEVELS = ['REGION', 'SUBREGION', 'INTERMEDIATE'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

@Entity('region')
@Check('region_level', `level IN ('REGION', 'SUBREGION', 'INTERMEDIATE')`)
export class RegionEntity {
  /** UN M49, three digits */
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  level: RegionLevel;

  @Column('text', { nullable: true })
  @ForeignKey(() => RegionEntity, { name: 'region_parent' })
  parent: string | null;

  /** by language */
  @Column('jsonb')
  name: Record<string, string>;
}
