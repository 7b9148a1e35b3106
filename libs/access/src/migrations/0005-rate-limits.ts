import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where RATE_LIMIT_STORE=postgres counts; columns as rate-limiter-flexible asks for them. */
export class RateLimits1763800000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNLOGGED TABLE access.rate_limit (
        key varchar(255) NOT NULL,
        points integer NOT NULL DEFAULT 0,
        expire bigint,
        CONSTRAINT pk_rate_limit PRIMARY KEY (key)
      );
      CREATE INDEX rate_limit_expire ON access.rate_limit (expire);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE access.rate_limit');
  }
}
