import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NetworkKeys1732211000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.network_key (
        public_key text NOT NULL,
        sealed_key text,
        since timestamptz NOT NULL,
        until timestamptz,
        CONSTRAINT pk_network_key PRIMARY KEY (public_key)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.network_key');
  }
}
