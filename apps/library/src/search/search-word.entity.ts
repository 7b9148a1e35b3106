import { Entity, Index, PrimaryColumn } from 'typeorm';

/** Words of public records, as they are indexed, to offer when somebody mistyped one. Who may read what is asked then. */
@Entity({ name: 'search_word' })
@Index('search_word_similar', { synchronize: false })
export class SearchWordEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_search_word' })
  word: string;
}
