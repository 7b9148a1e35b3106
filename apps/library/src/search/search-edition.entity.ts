import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** By which names of concepts the index was marked: one row, or none before the first time. */
@Entity({ name: 'search_edition' })
@Check('search_edition_only_one', `only_one`)
export class SearchEditionEntity {
  @PrimaryColumn({ type: 'boolean', default: true, primaryKeyConstraintName: 'pk_search_edition' })
  onlyOne: boolean;

  /** see Concepts.edition */
  @Column({ type: 'text' })
  names: string;
}
