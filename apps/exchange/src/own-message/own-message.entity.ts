import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What the exchange sends of its own and no log has. */
@Entity('own_message')
export class OwnMessageEntity {
  /** negative, falling: its deliveries name it by this */
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_own_message',
  })
  position: string;

  /** the very bytes */
  @Column('text')
  body: string;

  @Column('timestamptz')
  createdAt: Date;
}
