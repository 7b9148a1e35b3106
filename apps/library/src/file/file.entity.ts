import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * STORING: its bytes are on their way to the store. WAITING: not yet looked at for viruses, and not served. READY: may be
 * attached and read. REFUSED: a virus was found, the bytes are gone. REMOVING: its bytes are being removed, then the row.
 */
export type FileState = 'STORING' | 'WAITING' | 'READY' | 'REFUSED' | 'REMOVING';

/** PENDING: to be read by a job. READ: in file_text. NONE: of a type without text. FAILED: could not be read; not tried again. */
export type TextState = 'PENDING' | 'READ' | 'NONE' | 'FAILED';

/** A file that somebody's people uploaded. Who may read it is said by the records that carry it, not here. */
@Entity({ name: 'file' })
@Index('file_content', { synchronize: false })
@Index('file_in_hand', { synchronize: false })
@Check('file_state', `state IN ('STORING', 'WAITING', 'READY', 'REFUSED', 'REMOVING')`)
@Check('file_text_state', `text_state IN ('PENDING', 'READ', 'NONE', 'FAILED')`)
@Check('file_sha256', `sha256 ~ '^[0-9a-f]{64}$'`)
@Check('file_size', `size > 0`)
export class FileEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_file' })
  id: string;

  /** the participant */
  @Column({ type: 'text' })
  owner: string;

  @Column({ type: 'text' })
  sha256: string;

  @Column({ type: 'integer' })
  size: number;

  @Column({ type: 'text' })
  mediaType: string;

  /** as its sender called it, made safe */
  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  state: FileState;

  /** what was found in it */
  @Column({ type: 'text', nullable: true })
  refusal: string | null;

  /** the person or service */
  @Column({ type: 'text' })
  uploadedBy: string;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  uploadedAt: Date;

  /** when its content was sent last, or a job had it in hand: what nothing carries is removed some days after */
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  touchedAt: Date;

  @Column({ type: 'text' })
  textState: TextState;

  @Column({ type: 'text', nullable: true })
  textReason: string | null;

  /** counted before each attempt, so that a file that takes the process down with it is given up too */
  @Column({ type: 'integer', default: 0 })
  textAttempts: number;
}
