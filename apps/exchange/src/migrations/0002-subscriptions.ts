import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Subscriptions1732200000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.endpoint (
        id uuid NOT NULL,
        owner text NOT NULL,
        url text NOT NULL,
        host text NOT NULL,
        description text NOT NULL,
        sealed_secret text NOT NULL,
        state text NOT NULL,
        disabled_reason text,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT pk_endpoint PRIMARY KEY (id),
        CONSTRAINT endpoint_state CHECK (state IN ('ENABLED', 'DISABLED'))
      );
      CREATE INDEX endpoint_owner ON exchange.endpoint (owner, created_at);

      CREATE TABLE exchange.standing_subscription (
        id uuid NOT NULL,
        owner text NOT NULL,
        name text NOT NULL,
        types text[] NOT NULL,
        kinds text[] NOT NULL,
        countries text[] NOT NULL,
        bodies text[] NOT NULL,
        topics text[] NOT NULL,
        legal_bases text[] NOT NULL,
        occupations text[] NOT NULL,
        languages text[] NOT NULL,
        reader_keys text[] NOT NULL,
        endpoint_id uuid,
        paused boolean NOT NULL,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT pk_standing_subscription PRIMARY KEY (id)
      );
      CREATE INDEX standing_subscription_owner ON exchange.standing_subscription (owner, created_at);
      CREATE INDEX standing_subscription_endpoint ON exchange.standing_subscription (endpoint_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.standing_subscription, exchange.endpoint');
  }
}
