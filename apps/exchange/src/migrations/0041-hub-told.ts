import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Up to where a WebSub hub has been told; it begins at the end of the log. */
export class HubTold1732214000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.hub_told (
        one boolean NOT NULL,
        position bigint NOT NULL,
        failures integer NOT NULL DEFAULT 0,
        next_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT pk_hub_told PRIMARY KEY (one),
        CONSTRAINT hub_told_one_row CHECK (one)
      );
      INSERT INTO exchange.hub_told (one, position) SELECT true, position FROM exchange.log_head;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.hub_told');
  }
}
