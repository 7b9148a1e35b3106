import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What could be read in a file, by the hash of its content. */
@Entity({ name: 'file_text' })
@Check('file_text_sha256', `sha256 ~ '^[0-9a-f]{64}$'`)
export class FileTextEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_file_text' })
  sha256: string;

  @Column({ type: 'text' })
  text: string;

  /** null where there are none to count */
  @Column({ type: 'integer', nullable: true })
  pages: number | null;

  /** longer than what is kept of it */
  @Column({ type: 'boolean' })
  isCut: boolean;
}
