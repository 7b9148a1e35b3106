import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Narrowed1732200000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE exchange.log_head ADD COLUMN narrowed bigint NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE exchange.log_head DROP COLUMN narrowed');
  }
}
