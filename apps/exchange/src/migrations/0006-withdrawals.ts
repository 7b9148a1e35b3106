import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Withdrawals1732200000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE exchange.change
        ADD COLUMN hidden_from text[] NOT NULL DEFAULT '{}',
        ADD COLUMN took text[] NOT NULL DEFAULT '{}';
      CREATE INDEX change_narrow_readers ON exchange.change USING gin (readers) WHERE NOT 'public' = ANY (readers);
      CREATE TABLE exchange.held_key (
        holder text NOT NULL,
        key text NOT NULL,
        CONSTRAINT pk_held_key PRIMARY KEY (holder, key)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE exchange.held_key;
      DROP INDEX exchange.change_narrow_readers;
      ALTER TABLE exchange.change DROP COLUMN hidden_from, DROP COLUMN took;
    `);
  }
}
