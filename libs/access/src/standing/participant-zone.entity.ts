import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A zone of the IANA database that a participant has stated; who has none counts days as its country does. */
@Entity('participant_zone')
export class ParticipantZoneEntity {
  @PrimaryColumn('text')
  participant: string;

  @Column('text')
  zone: string;
}
