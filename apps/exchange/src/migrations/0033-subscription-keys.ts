import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The access keys in a table of their own. A GIN index over the array holds every one of a change's keys, hundreds with its
 * words, against every subscription that it finds: looking them up took longer than asking everybody.
 * The log's index by time goes, since 0051 makes the same.
 */
export class SubscriptionKeys1732213000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX exchange.standing_subscription_access;
      DROP INDEX IF EXISTS exchange.change_sequenced_at;
      CREATE TABLE exchange.subscription_key (
        key text COLLATE "C" NOT NULL,
        subscription_id uuid NOT NULL,
        CONSTRAINT pk_subscription_key PRIMARY KEY (key, subscription_id)
      );
      CREATE INDEX subscription_key_subscription ON exchange.subscription_key (subscription_id);

      CREATE FUNCTION exchange.keep_subscription_keys() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'TRUNCATE' THEN
            TRUNCATE exchange.subscription_key;
            RETURN NULL;
          END IF;
          IF TG_OP = 'UPDATE' AND NEW.access_keys = OLD.access_keys THEN RETURN NULL; END IF;
          IF TG_OP <> 'INSERT' THEN DELETE FROM exchange.subscription_key WHERE subscription_id = OLD.id; END IF;
          IF TG_OP <> 'DELETE' THEN
            INSERT INTO exchange.subscription_key (key, subscription_id) SELECT DISTINCT unnest(NEW.access_keys), NEW.id;
          END IF;
          RETURN NULL;
        END $$;
      CREATE TRIGGER standing_subscription_keep_keys AFTER INSERT OR UPDATE OR DELETE ON exchange.standing_subscription
        FOR EACH ROW EXECUTE FUNCTION exchange.keep_subscription_keys();
      CREATE TRIGGER standing_subscription_keep_no_keys AFTER TRUNCATE ON exchange.standing_subscription
        FOR EACH STATEMENT EXECUTE FUNCTION exchange.keep_subscription_keys();
      INSERT INTO exchange.subscription_key (key, subscription_id)
        SELECT DISTINCT unnest(access_keys), id FROM exchange.standing_subscription;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER standing_subscription_keep_keys ON exchange.standing_subscription;
      DROP TRIGGER standing_subscription_keep_no_keys ON exchange.standing_subscription;
      DROP FUNCTION exchange.keep_subscription_keys();
      DROP TABLE exchange.subscription_key;
      CREATE INDEX standing_subscription_access ON exchange.standing_subscription USING gin (access_keys)
        WITH (fastupdate = off);
    `);
  }
}
