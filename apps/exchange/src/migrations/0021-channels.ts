import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How a subscription's owner is told: several endpoints, letters to persons and mailboxes, the inbox. What stood in the one
 * column for an endpoint becomes a channel.
 */
export class Channels1732212000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.mail_reader (
        id uuid NOT NULL CONSTRAINT pk_mail_reader PRIMARY KEY,
        owner text NOT NULL,
        person uuid,
        address text,
        language text NOT NULL,
        zone text NOT NULL,
        hour smallint NOT NULL,
        weekday smallint NOT NULL,
        reader_keys text[] NOT NULL,
        state text NOT NULL,
        state_reason text,
        state_at timestamptz NOT NULL,
        slot_at timestamptz NOT NULL,
        slot_is_weekly boolean NOT NULL,
        immediate_from timestamptz NOT NULL,
        paused_until timestamptz,
        invitations smallint NOT NULL,
        invited_at timestamptz,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT mail_reader_state CHECK (state IN ('UNCONFIRMED', 'ACTIVE', 'SUSPENDED', 'UNSUBSCRIBED')),
        CONSTRAINT mail_reader_one CHECK ((person IS NULL) <> (address IS NULL)),
        CONSTRAINT mail_reader_moment CHECK (hour BETWEEN 0 AND 23 AND weekday BETWEEN 1 AND 7)
      );
      CREATE UNIQUE INDEX mail_reader_person ON exchange.mail_reader (owner, person) WHERE person IS NOT NULL;
      CREATE UNIQUE INDEX mail_reader_address ON exchange.mail_reader (owner, lower(address)) WHERE address IS NOT NULL;
      CREATE INDEX mail_reader_slot ON exchange.mail_reader (slot_at);

      CREATE TABLE exchange.channel (
        id uuid NOT NULL CONSTRAINT pk_channel PRIMARY KEY,
        subscription_id uuid NOT NULL,
        endpoint_id uuid,
        reader_id uuid CONSTRAINT channel_reader REFERENCES exchange.mail_reader ON DELETE CASCADE,
        frequency text,
        ordinal smallint NOT NULL,
        CONSTRAINT channel_one CHECK ((endpoint_id IS NULL) <> (reader_id IS NULL) AND (reader_id IS NULL) = (frequency IS NULL)),
        CONSTRAINT channel_frequency CHECK (frequency IN ('IMMEDIATE', 'DAILY', 'WEEKLY', 'NEVER'))
      );
      CREATE UNIQUE INDEX channel_of_endpoint ON exchange.channel (subscription_id, endpoint_id);
      CREATE UNIQUE INDEX channel_of_reader ON exchange.channel (subscription_id, reader_id);
      CREATE INDEX channel_endpoint_used ON exchange.channel (endpoint_id);
      CREATE INDEX channel_reader_used ON exchange.channel (reader_id);
      INSERT INTO exchange.channel (id, subscription_id, endpoint_id, ordinal)
        SELECT gen_random_uuid(), s.id, s.endpoint_id, 0
        FROM exchange.standing_subscription s JOIN exchange.endpoint e ON e.id = s.endpoint_id;
      DROP INDEX exchange.standing_subscription_endpoint;
      ALTER TABLE exchange.standing_subscription DROP COLUMN endpoint_id, ADD COLUMN paused_until timestamptz;

      CREATE TABLE exchange.mail (
        id uuid NOT NULL CONSTRAINT pk_mail PRIMARY KEY,
        reader_id uuid NOT NULL CONSTRAINT mail_to_reader REFERENCES exchange.mail_reader ON DELETE CASCADE,
        slot timestamptz NOT NULL,
        state text NOT NULL,
        attempts smallint NOT NULL,
        due_at timestamptz NOT NULL,
        lease_until timestamptz,
        address text,
        last_status smallint,
        last_fault text,
        created_at timestamptz NOT NULL,
        done_at timestamptz,
        CONSTRAINT mail_state CHECK (state IN ('WAITING', 'SENT', 'FAILED', 'EMPTY'))
      );
      CREATE UNIQUE INDEX mail_once ON exchange.mail (reader_id, slot);
      CREATE INDEX mail_due ON exchange.mail (due_at) WHERE state = 'WAITING';

      CREATE TABLE exchange.mail_item (
        reader_id uuid NOT NULL CONSTRAINT mail_item_reader REFERENCES exchange.mail_reader ON DELETE CASCADE,
        position bigint NOT NULL,
        subject text NOT NULL,
        subscriptions uuid[] NOT NULL,
        frequency text NOT NULL,
        mandatory boolean NOT NULL,
        state text NOT NULL,
        why text,
        mail_id uuid,
        created_at timestamptz NOT NULL,
        done_at timestamptz,
        CONSTRAINT pk_mail_item PRIMARY KEY (reader_id, position),
        CONSTRAINT mail_item_state CHECK (state IN ('WAITING', 'SENT', 'DROPPED', 'FAILED'))
      );
      CREATE INDEX mail_item_waiting ON exchange.mail_item (reader_id, frequency) WHERE state = 'WAITING' AND mail_id IS NULL;
      CREATE INDEX mail_item_mail ON exchange.mail_item (mail_id);
      CREATE INDEX mail_item_position ON exchange.mail_item (position);

      CREATE TABLE exchange.inbox_item (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_inbox_item PRIMARY KEY,
        owner text NOT NULL,
        position bigint,
        notice text,
        about text,
        notice_key text,
        subject text,
        subscriptions uuid[] NOT NULL,
        mandatory text,
        created_at timestamptz NOT NULL,
        acknowledged_at timestamptz,
        acknowledged_by text,
        CONSTRAINT inbox_item_one CHECK ((position IS NULL) <> (notice IS NULL))
      );
      CREATE UNIQUE INDEX inbox_item_once ON exchange.inbox_item (owner, position);
      CREATE UNIQUE INDEX inbox_item_notice ON exchange.inbox_item (owner, notice_key);
      CREATE INDEX inbox_item_owner ON exchange.inbox_item (owner, id);
      CREATE INDEX inbox_item_position ON exchange.inbox_item (position);
      CREATE INDEX inbox_item_subject ON exchange.inbox_item (owner, subject);

      CREATE TABLE exchange.inbox_reading (
        item_id bigint NOT NULL CONSTRAINT inbox_reading_item REFERENCES exchange.inbox_item ON DELETE CASCADE,
        person text NOT NULL,
        read_at timestamptz NOT NULL,
        CONSTRAINT pk_inbox_reading PRIMARY KEY (item_id, person)
      );

      CREATE TABLE exchange.quiet (
        id uuid NOT NULL CONSTRAINT pk_quiet PRIMARY KEY,
        owner text NOT NULL,
        person text NOT NULL,
        subject text NOT NULL,
        kind text NOT NULL,
        since timestamptz NOT NULL,
        until timestamptz,
        CONSTRAINT quiet_kind CHECK (kind IN ('MUTE', 'SNOOZE')),
        CONSTRAINT quiet_period CHECK (until IS NULL OR until >= since)
      );
      CREATE INDEX quiet_of ON exchange.quiet (owner, person, subject);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE exchange.standing_subscription ADD COLUMN endpoint_id uuid, DROP COLUMN paused_until;
      UPDATE exchange.standing_subscription s SET endpoint_id = (
        SELECT c.endpoint_id FROM exchange.channel c
        WHERE c.subscription_id = s.id AND c.endpoint_id IS NOT NULL ORDER BY c.ordinal LIMIT 1);
      CREATE INDEX standing_subscription_endpoint ON exchange.standing_subscription (endpoint_id);
      DROP TABLE exchange.quiet, exchange.inbox_reading, exchange.inbox_item, exchange.mail_item, exchange.mail,
        exchange.channel, exchange.mail_reader;
    `);
  }
}
