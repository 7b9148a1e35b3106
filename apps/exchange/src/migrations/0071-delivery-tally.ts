import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A history of what was sent that costs no delivery anything: a row for each five minutes and outcome. */
export class DeliveryTally1732217100001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.delivery_tally (
        from_at timestamptz NOT NULL,
        what text NOT NULL,
        count integer NOT NULL,
        CONSTRAINT pk_delivery_tally PRIMARY KEY (from_at, what)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.delivery_tally');
  }
}
