import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters and inboxes are let go too: how many read and acknowledged stays among the totals of a change. */
export class PeopleLetGo1732216300001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE exchange.reach_sum
        ADD COLUMN read integer NOT NULL DEFAULT 0,
        ADD COLUMN acknowledged integer NOT NULL DEFAULT 0
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE exchange.reach_sum DROP COLUMN read, DROP COLUMN acknowledged');
  }
}
