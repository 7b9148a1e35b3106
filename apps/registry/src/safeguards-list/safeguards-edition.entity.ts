import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('safeguards_edition')
export class SafeguardsEditionEntity {
  @PrimaryColumn('text')
  id: string;

  /** by language */
  @Column('jsonb')
  title: Record<string, string>;

  @Column('text')
  publishedOn: string;

  /** by language */
  @Column('jsonb')
  criteria: Record<string, string>;

  /** WHO's own number, which uncertain listings can exceed */
  @Column('int')
  count: number;

  @Column('boolean')
  certain: boolean;

  @Column('text', { nullable: true })
  note: string | null;
}
