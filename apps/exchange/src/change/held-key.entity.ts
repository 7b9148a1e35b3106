import { Entity, PrimaryColumn } from 'typeorm';

/** Who held which dated key when it was last looked: what is gone at the next look was lost in between. */
@Entity('held_key')
export class HeldKeyEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_held_key' })
  holder: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_held_key' })
  key: string;
}
