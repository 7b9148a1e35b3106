import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a participant asks of its own people. */
@Entity('participant_rule')
export class ParticipantRuleEntity {
  @PrimaryColumn('text')
  participant: string;

  /** the `acr` that a sign-in must have to publish, correct or revoke; null: any */
  @Column('text', { nullable: true })
  publishAcr: string | null;

  /** what is published was approved by somebody else than who wrote and who publishes it */
  @Column('boolean', { default: false })
  secondPair: boolean;
}
