import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** That somebody asked for deliveries again: who may ask how often is counted here. */
@Entity('replay')
@Index('replay_endpoint', ['endpointId', 'at'])
export class ReplayEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('uuid')
  endpointId: string;

  @Column('text')
  person: string;

  @Column('timestamptz')
  at: Date;

  /** how many were put in line */
  @Column('integer')
  queued: number;
}
