import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A token that is good once was shown; kept until it would have expired. */
@Entity('shown_token')
@Index('shown_token_forget', ['forgetAt'])
export class ShownTokenEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_shown_token' })
  issuer: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_shown_token' })
  id: string;

  @Column('timestamptz')
  forgetAt: Date;
}
