import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ConceptSchemeEntity } from './concept-scheme.entity.js';
import type { ByLanguage, Concept, Standing } from './concept.js';

/** One code of a vocabulary. It is never deleted: what was published with it keeps its meaning. */
@Entity({ name: 'concept' })
@Check('concept_status', `status IN ('CURRENT', 'DEPRECATED')`)
@Check('concept_has_replacement', `(status = 'DEPRECATED') = (replaced_by IS NOT NULL)`)
export class ConceptEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_concept' })
  scheme: string;

  @ManyToOne(() => ConceptSchemeEntity)
  @JoinColumn({ name: 'scheme', foreignKeyConstraintName: 'concept_scheme_of' })
  schemeRow?: ConceptSchemeEntity;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_concept' })
  code: string;

  @Column({ type: 'text', nullable: true })
  broader: string | null;

  @Column({ type: 'text' })
  notation: string;

  @Column({ type: 'jsonb' })
  labels: ByLanguage;

  /** of the labels, by language */
  @Column({ type: 'jsonb', default: {} })
  standing: ByLanguage<Standing>;

  @Column({ type: 'jsonb', default: {} })
  definition: ByLanguage;

  @Column({ type: 'jsonb', default: {} })
  altLabels: ByLanguage<readonly string[]>;

  @Column({ type: 'boolean', default: true })
  assignable: boolean;

  @Column({ type: 'boolean', default: false })
  unconfirmed: boolean;

  /** partial date */
  @Column({ type: 'text', nullable: true })
  validFrom: string | null;

  @Column({ type: 'text', nullable: true })
  validTo: string | null;

  @Column({ type: 'text', default: 'CURRENT' })
  status: Concept['status'];

  /** a code of a scheme that serves the same use */
  @Column({ type: 'text', nullable: true })
  replacedBy: string | null;

  @Column({ type: 'integer' })
  position: number;
}
