import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each partial index gets a condition that only its own query states. When the statistics were taken while nothing was
 * pending, all partial indexes look alike to the planner, and it walked the one of what is due to find what comes before a
 * row: every claim read all that was pending, row by row.
 */
export class DeliveryIndexes1732200000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX exchange.delivery_due, exchange.delivery_in_order;
      CREATE INDEX delivery_due ON exchange.delivery (subscriber, next_at) WHERE state = 'PENDING' AND delivered_at IS NULL;
      CREATE INDEX delivery_in_order ON exchange.delivery (endpoint_id, subject, position) WHERE state = 'PENDING' AND attempt >= 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX exchange.delivery_due, exchange.delivery_in_order;
      CREATE INDEX delivery_due ON exchange.delivery (subscriber, next_at) WHERE state = 'PENDING';
      CREATE INDEX delivery_in_order ON exchange.delivery (endpoint_id, subject, position) WHERE state = 'PENDING';
    `);
  }
}
