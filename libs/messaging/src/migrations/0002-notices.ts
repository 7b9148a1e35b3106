import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notices0002732200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE messaging.notice (
        id bigint GENERATED ALWAYS AS IDENTITY,
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT pk_notice PRIMARY KEY (id),
        CONSTRAINT notice_payload_is_object CHECK (jsonb_typeof(payload) = 'object')
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE messaging.notice');
  }
}
