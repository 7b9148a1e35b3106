import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A page of deliveries is left half empty: taking a row (its lease) then stays on the page and touches no index. Vacuum
 * comes early, because the index of what is due lives from being short.
 */
export class Deliveries1732200000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.delivery (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        position bigint NOT NULL,
        subscription_id uuid NOT NULL,
        endpoint_id uuid NOT NULL,
        subscriber text NOT NULL,
        host text NOT NULL,
        subject text NOT NULL,
        subscription_name text NOT NULL,
        webhook_id text NOT NULL,
        state text NOT NULL,
        attempt smallint NOT NULL,
        next_at timestamptz NOT NULL,
        lease_until timestamptz,
        lease_owner text,
        last_status smallint,
        last_ms integer,
        last_error text,
        delivered_at timestamptz,
        created_at timestamptz NOT NULL,
        CONSTRAINT pk_delivery PRIMARY KEY (id),
        CONSTRAINT delivery_state CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED', 'GAVE_UP', 'SKIPPED'))
      ) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
      CREATE UNIQUE INDEX delivery_once ON exchange.delivery (endpoint_id, position, subscription_id);
      CREATE INDEX delivery_due ON exchange.delivery (subscriber, next_at) WHERE state = 'PENDING';
      CREATE INDEX delivery_in_order ON exchange.delivery (endpoint_id, subject, position) WHERE state = 'PENDING';

      CREATE TABLE exchange.attempt (
        delivery_id bigint NOT NULL,
        number smallint NOT NULL,
        at timestamptz NOT NULL,
        status smallint,
        ms integer NOT NULL,
        error text NOT NULL,
        excerpt text,
        CONSTRAINT pk_attempt PRIMARY KEY (delivery_id, number)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.attempt, exchange.delivery');
  }
}
