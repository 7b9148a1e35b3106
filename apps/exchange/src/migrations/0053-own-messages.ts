import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the exchange says of its own, beside the log: reconciliations and canaries. Their positions are negative, so they are
 * deliveries like any other and no reader of the log ever meets them.
 */
export class OwnMessages1732215000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.own_message (
        position bigint GENERATED ALWAYS AS IDENTITY (INCREMENT -1 START -1) NOT NULL,
        body text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT pk_own_message PRIMARY KEY (position)
      );
      CREATE TABLE exchange.reconciliation (
        endpoint_id uuid NOT NULL,
        day date NOT NULL,
        position bigint,
        made_at timestamptz NOT NULL,
        CONSTRAINT pk_reconciliation PRIMARY KEY (endpoint_id, day)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM exchange.delivery WHERE position < 0;
      DROP TABLE exchange.reconciliation, exchange.own_message;
    `);
  }
}
