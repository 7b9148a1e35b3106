import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Verification, rotation, and where a pause began. Endpoints that are there stay as they are: in use, and never asked. */
export class EndpointLife1732211000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE exchange.endpoint
        ADD COLUMN disabled_at timestamptz,
        ADD COLUMN verified_at timestamptz,
        ADD COLUMN sealed_old_secret text,
        ADD COLUMN old_secret_until timestamptz,
        ADD COLUMN signatures text[] NOT NULL DEFAULT '{V1}',
        ADD COLUMN missed_from bigint,
        ADD COLUMN revision integer NOT NULL DEFAULT 1;
      ALTER TABLE exchange.endpoint DROP CONSTRAINT endpoint_state;
      ALTER TABLE exchange.endpoint ADD CONSTRAINT endpoint_state CHECK (state IN ('UNVERIFIED', 'ENABLED', 'DISABLED'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE exchange.endpoint SET state = 'DISABLED' WHERE state = 'UNVERIFIED';
      ALTER TABLE exchange.endpoint DROP CONSTRAINT endpoint_state;
      ALTER TABLE exchange.endpoint ADD CONSTRAINT endpoint_state CHECK (state IN ('ENABLED', 'DISABLED'));
      ALTER TABLE exchange.endpoint DROP COLUMN revision, DROP COLUMN missed_from, DROP COLUMN signatures,
        DROP COLUMN old_secret_until, DROP COLUMN sealed_old_secret, DROP COLUMN verified_at, DROP COLUMN disabled_at;
    `);
  }
}
