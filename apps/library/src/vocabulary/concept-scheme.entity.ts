import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { ByLanguage, Use } from './concept.js';

/** A controlled vocabulary; a new version of one is a scheme of its own that says which it replaces. */
@Entity({ name: 'concept_scheme' })
@Check(
  'concept_scheme_serves',
  `serves IN ('TOPIC', 'LEGAL_BASIS', 'OCCUPATION', 'MIGRANT_GROUP', 'COUNTRY_ROLE', 'AGREEMENT_CONTENT', 'LAW_TYPE')`,
)
export class ConceptSchemeEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_concept_scheme' })
  id: string;

  @Column({ type: 'text' })
  serves: Use;

  @Column({ type: 'jsonb' })
  title: ByLanguage;

  @Column({ type: 'jsonb', default: {} })
  description: ByLanguage;

  @Column({ type: 'text', nullable: true })
  version: string | null;

  /** partial date */
  @Column({ type: 'text', nullable: true })
  issued: string | null;

  @Column({ type: 'text', nullable: true })
  source: string | null;

  /** the scheme that this one takes the place of */
  @Column({ type: 'text', nullable: true })
  replaces: string | null;

  @Column({ type: 'boolean', default: true })
  extensible: boolean;

  /** counts what was loaded */
  @Column({ type: 'integer', default: 1 })
  edition: number;

  @Column({ type: 'integer' })
  position: number;

  /** of the program's file that was last put in here; null for what was loaded by people alone */
  @Column({ type: 'text', nullable: true })
  fileDigest: string | null;
}
