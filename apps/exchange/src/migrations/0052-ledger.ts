import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is left of deliveries that are let go, and how far that has come. Whom a change reached is looked for by its position: a
 * BRIN index costs sending nothing that can be measured, where a B-tree made matching 1.3 and completing 1.5 times as dear
 * (docs/operating.md). What the exchange sends of its own has negative positions, which would spoil its ranges.
 */
export class Ledger1732215000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX delivery_position ON exchange.delivery USING brin (position) WITH (pages_per_range = 64)
        WHERE position > 0;

      CREATE TABLE exchange.reach_sum (
        position bigint NOT NULL,
        channel text NOT NULL,
        due integer NOT NULL,
        delivered integer NOT NULL,
        failed integer NOT NULL,
        skipped integer NOT NULL,
        CONSTRAINT pk_reach_sum PRIMARY KEY (position, channel)
      );

      CREATE TABLE exchange.pruned (
        what text NOT NULL,
        position bigint NOT NULL,
        CONSTRAINT pk_pruned PRIMARY KEY (what)
      );
      INSERT INTO exchange.pruned VALUES ('deliveries', 0), ('attempts', 0);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.pruned, exchange.reach_sum; DROP INDEX exchange.delivery_position');
  }
}
