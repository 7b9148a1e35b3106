import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Notice } from '#contracts';

/** A notice that waits to be made into letters. Rows are short-lived. */
@Entity({ name: 'notice' })
@Check('notice_payload_is_object', `jsonb_typeof(payload) = 'object'`)
export class NoticeEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_notice',
  })
  id: string;

  @Column({ type: 'jsonb' })
  payload: Notice;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
