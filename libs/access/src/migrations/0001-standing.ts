import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is who, and who may do what from when to when. Whatever is written here is told to every process at once. */
export class Standing0001763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE access.person (
        id uuid NOT NULL CONSTRAINT pk_person PRIMARY KEY,
        name text NOT NULL,
        email text,
        language text,
        created_at timestamptz NOT NULL DEFAULT now(),
        left_at timestamptz
      );
      CREATE UNIQUE INDEX person_email ON access.person (lower(email)) WHERE left_at IS NULL;

      CREATE TABLE access.identity (
        issuer text NOT NULL,
        subject text NOT NULL,
        person uuid NOT NULL CONSTRAINT identity_person REFERENCES access.person,
        CONSTRAINT pk_identity PRIMARY KEY (issuer, subject)
      );
      CREATE INDEX identity_by_person ON access.identity (person);

      CREATE TABLE access.role_grant (
        id uuid NOT NULL CONSTRAINT pk_role_grant PRIMARY KEY,
        person uuid NOT NULL CONSTRAINT role_grant_person REFERENCES access.person,
        participant text NOT NULL,
        role text NOT NULL CONSTRAINT role_grant_role CHECK (role IN ('contributor', 'reviewer', 'publisher', 'coordinator',
          'regional-coordinator', 'partner-agent', 'secretariat', 'auditor', 'operator')),
        kinds text[],
        starts_at timestamptz NOT NULL,
        ends_at timestamptz,
        deputises_for uuid CONSTRAINT role_grant_deputises_for REFERENCES access.role_grant,
        granted_by text NOT NULL,
        granted_at timestamptz NOT NULL DEFAULT now(),
        ended_by text,
        CONSTRAINT role_grant_kinds CHECK (kinds IS NULL OR cardinality(kinds) > 0),
        CONSTRAINT role_grant_period CHECK (ends_at IS NULL OR ends_at >= starts_at)
      );
      CREATE INDEX role_grant_by_person ON access.role_grant (person);
      CREATE INDEX role_grant_by_participant ON access.role_grant (participant);

      CREATE TABLE access.invitation (
        id uuid NOT NULL CONSTRAINT pk_invitation PRIMARY KEY,
        token_hash bytea NOT NULL,
        participant text NOT NULL,
        email text NOT NULL,
        name text NOT NULL,
        language text,
        roles text[] NOT NULL,
        kinds text[],
        starts_at timestamptz NOT NULL,
        ends_at timestamptz,
        invited_by text NOT NULL,
        invited_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        accepted_by uuid CONSTRAINT invitation_accepted_by REFERENCES access.person,
        withdrawn_at timestamptz
      );
      CREATE UNIQUE INDEX invitation_token ON access.invitation (token_hash);
      CREATE INDEX invitation_by_participant ON access.invitation (participant);

      CREATE TABLE access.service_account (
        id uuid NOT NULL CONSTRAINT pk_service_account PRIMARY KEY,
        participant text NOT NULL,
        name text NOT NULL,
        roles text[] NOT NULL,
        kinds text[],
        secret_hash bytea NOT NULL,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        revoked_at timestamptz,
        last_used_at timestamptz
      );
      CREATE INDEX service_account_by_participant ON access.service_account (participant);

      CREATE TABLE access.session (
        id uuid NOT NULL CONSTRAINT pk_session PRIMARY KEY,
        token_hash bytea NOT NULL,
        person uuid CONSTRAINT session_person REFERENCES access.person,
        service_account uuid CONSTRAINT session_service_account REFERENCES access.service_account,
        participant text NOT NULL,
        issuer text,
        subject text,
        issuer_session text,
        id_token text,
        acr text,
        created_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT session_of_one CHECK ((person IS NULL) <> (service_account IS NULL))
      );
      CREATE UNIQUE INDEX session_token ON access.session (token_hash);
      CREATE INDEX session_by_person ON access.session (person);
      CREATE INDEX session_by_issuer ON access.session (issuer, issuer_session);

      CREATE TABLE access.feed_link (
        id uuid NOT NULL CONSTRAINT pk_feed_link PRIMARY KEY,
        token_hash bytea NOT NULL,
        person uuid NOT NULL CONSTRAINT feed_link_person REFERENCES access.person,
        participant text NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      CREATE UNIQUE INDEX feed_link_token ON access.feed_link (token_hash);
      CREATE INDEX feed_link_by_person ON access.feed_link (person);

      CREATE TABLE access.participant_rule (
        participant text NOT NULL CONSTRAINT pk_participant_rule PRIMARY KEY,
        publish_acr text
      );

      CREATE FUNCTION access.tell() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('access_changed', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON access.person FOR EACH STATEMENT EXECUTE FUNCTION access.tell();
      CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON access.identity FOR EACH STATEMENT EXECUTE FUNCTION access.tell();
      CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON access.role_grant FOR EACH STATEMENT EXECUTE FUNCTION access.tell();
      CREATE TRIGGER tell AFTER UPDATE OF roles, kinds, secret_hash, expires_at, revoked_at OR DELETE ON access.service_account
        FOR EACH STATEMENT EXECUTE FUNCTION access.tell();
      CREATE TRIGGER tell AFTER UPDATE OF expires_at, ended_at OR DELETE ON access.session FOR EACH STATEMENT EXECUTE FUNCTION access.tell();
      CREATE TRIGGER tell AFTER UPDATE OF revoked_at OR DELETE ON access.feed_link FOR EACH STATEMENT EXECUTE FUNCTION access.tell();
      CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON access.participant_rule FOR EACH STATEMENT EXECUTE FUNCTION access.tell();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE access.participant_rule, access.feed_link, access.session, access.service_account, access.invitation,
        access.role_grant, access.identity, access.person;
      DROP FUNCTION access.tell();
    `);
  }
}
