import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type RunState = 'RUNNING' | 'DONE' | 'FAILED' | 'BROKEN_OFF';

/** What the one who sent the file asked for. */
export interface AskedImport {
  /** of rows that do not say theirs */
  kind: string | null;
  sheet: string | null;
  dryRun: boolean;
  /** only when every row is good */
  allOrNothing: boolean;
  as: 'drafts' | 'published';
  /** of the file, where its sender said it */
  name?: string;
  /** sha256: and the hash of the mapping that it was read by */
  mapping?: string;
  /** the person who asked that it ends; the process that is at it sees this at its next beat */
  cancelledBy?: string;
}

export interface RunCounts {
  rows?: number;
  added?: number;
  revised?: number;
  unchanged?: number;
  leftOut?: number;
  bad?: number;
  /** of the file, read so far: of a packed one as it was sent, of a workbook those of the sheet */
  bytes?: number;
}

/** One file that somebody sent, and what became of it; for an owner one at a time. Its id is the batch in the audit log. */
@Entity({ name: 'import_run' })
@Index('import_run_one', { synchronize: false })
@Index('import_run_created', ['createdAt'])
@Check('import_run_state', `state IN ('RUNNING', 'DONE', 'FAILED', 'BROKEN_OFF')`)
export class ImportRunEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_import_run' })
  id: string;

  @Column({ type: 'text' })
  owner: string;

  @Column({ type: 'jsonb' })
  asked: AskedImport;

  /** sha256: and the hash of the file as it was sent */
  @Column({ type: 'text' })
  fileHash: string;

  @Column({ type: 'bigint' })
  fileSize: string;

  @Column({ type: 'text' })
  state: RunState;

  /** why it failed */
  @Column({ type: 'text', nullable: true })
  fault: string | null;

  @Column({ type: 'jsonb', default: {} })
  counts: RunCounts;

  @Column({ type: 'text' })
  createdBy: string;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt: Date;

  /** when its process last said that it is at it */
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  seenAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  finishedAt: Date | null;
}
