import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Only what has failed lately has a row, so the usual delivery writes nothing here. */
export class Health1732211000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.health (
        key text NOT NULL,
        state text NOT NULL,
        since timestamptz NOT NULL,
        failures integer NOT NULL,
        failing_since timestamptz,
        last_failure_at timestamptz,
        last_error text,
        recent jsonb NOT NULL,
        opened integer NOT NULL,
        next_probe_at timestamptz,
        hold_until timestamptz,
        warned_hours integer NOT NULL,
        CONSTRAINT pk_health PRIMARY KEY (key),
        CONSTRAINT health_state CHECK (state IN ('CLOSED', 'OPEN', 'HALF_OPEN'))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.health');
  }
}
