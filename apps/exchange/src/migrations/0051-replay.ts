import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A delivery may go out anew: with a round of attempts of its own, while what went before stays told. The two indexes are
 * for reading; the one on deliveries holds only those that came to nothing, so sending touches it no more than it must.
 */
export class Replay1732215000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE exchange.delivery
        ADD COLUMN round smallint NOT NULL DEFAULT 0,
        ADD COLUMN replayed_at timestamptz,
        ADD COLUMN first_delivered_at timestamptz;
      CREATE INDEX delivery_undelivered ON exchange.delivery (endpoint_id, position, subscription_id)
        WHERE state IN ('FAILED', 'GAVE_UP', 'SKIPPED');

      ALTER TABLE exchange.attempt ADD COLUMN round smallint NOT NULL DEFAULT 0, ALTER COLUMN error DROP NOT NULL;
      ALTER TABLE exchange.attempt DROP CONSTRAINT pk_attempt,
        ADD CONSTRAINT pk_attempt PRIMARY KEY (delivery_id, round, number);

      CREATE INDEX change_sequenced ON exchange.change (sequenced_at);

      CREATE TABLE exchange.replay (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        endpoint_id uuid NOT NULL,
        person text NOT NULL,
        at timestamptz NOT NULL,
        queued integer NOT NULL,
        CONSTRAINT pk_replay PRIMARY KEY (id)
      );
      CREATE INDEX replay_endpoint ON exchange.replay (endpoint_id, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE exchange.replay;
      DROP INDEX exchange.change_sequenced, exchange.delivery_undelivered;
      DELETE FROM exchange.attempt WHERE round > 0 OR error IS NULL;
      ALTER TABLE exchange.attempt DROP CONSTRAINT pk_attempt,
        ADD CONSTRAINT pk_attempt PRIMARY KEY (delivery_id, number);
      ALTER TABLE exchange.attempt DROP COLUMN round, ALTER COLUMN error SET NOT NULL;
      ALTER TABLE exchange.delivery DROP COLUMN round, DROP COLUMN replayed_at, DROP COLUMN first_delivered_at;
    `);
  }
}
