import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Outbox0001732200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE messaging.outbox (
        id bigint GENERATED ALWAYS AS IDENTITY,
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT pk_outbox PRIMARY KEY (id),
        CONSTRAINT outbox_payload_is_object CHECK (jsonb_typeof(payload) = 'object')
      )`);
    await runner.query(`
      CREATE TABLE messaging.outbox_rejected (
        id bigint NOT NULL,
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        rejected_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        error text NOT NULL,
        CONSTRAINT pk_outbox_rejected PRIMARY KEY (id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE messaging.outbox_rejected');
    await runner.query('DROP TABLE messaging.outbox');
  }
}
