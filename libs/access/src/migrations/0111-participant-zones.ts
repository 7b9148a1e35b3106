import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By whose midnight a participant's days begin, for every app that does something on a day. */
export class ParticipantZones1763899030111 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE access.participant_zone (
        participant text NOT NULL,
        zone text NOT NULL,
        CONSTRAINT pk_participant_zone PRIMARY KEY (participant)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE access.participant_zone');
  }
}
