import { Entity, PrimaryColumn } from 'typeorm';

/** Entries without a seal yet, entered by a trigger: found without looking through the whole log. */
@Entity({ name: 'waiting', schema: 'audit' })
export class AuditWaitingEntity {
  @PrimaryColumn('bigint')
  entry: string;
}
