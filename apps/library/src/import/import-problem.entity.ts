import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ImportRunEntity } from './import-run.entity.js';

/** A row that was not imported, or what was wrong in one field of it. */
@Entity({ name: 'import_problem' })
export class ImportProblemEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_import_problem' })
  runId: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_import_problem' })
  number: number;

  @Column({ type: 'integer' })
  line: number;

  @Column({ type: 'text' })
  field: string;

  @Column({ type: 'text' })
  message: string;

  /** the row as it stood in the file */
  @Column({ type: 'jsonb', nullable: true })
  original: unknown;

  @ManyToOne(() => ImportRunEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'import_problem_run' })
  run?: ImportRunEntity;
}
