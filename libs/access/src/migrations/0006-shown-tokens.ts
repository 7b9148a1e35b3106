import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens that are good once: what was shown to one process, no other takes. */
export class ShownTokens1763800000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE access.shown_token (
        issuer text NOT NULL,
        id text NOT NULL,
        forget_at timestamptz NOT NULL,
        CONSTRAINT pk_shown_token PRIMARY KEY (issuer, id)
      );
      CREATE INDEX shown_token_forget ON access.shown_token (forget_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE access.shown_token');
  }
}
