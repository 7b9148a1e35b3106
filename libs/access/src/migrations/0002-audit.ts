import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit log. Two walls keep entries as they were written. The first is permission: tables and schema belong to a role
 * that nobody can sign in as, and the role that the apps connect as may only read and add; so they have a schema of their
 * own, because the owner of a schema may drop what is in it. The second is triggers that refuse, for a database whose
 * operator lets the apps create no role, and for the embedded one, where the apps connect as its superuser.
 */
export class Audit1763800000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA audit;

      CREATE TABLE audit.entry (
        id bigint GENERATED ALWAYS AS IDENTITY,
        at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        request_id text,
        person text,
        acting_for text,
        via text,
        action text NOT NULL,
        participant text,
        thing text,
        before_digest text,
        after_digest text,
        outcome text NOT NULL,
        reason text,
        CONSTRAINT pk_entry PRIMARY KEY (id),
        CONSTRAINT entry_action CHECK (action ~ '^[a-z][a-z-]*:[a-z][a-z-]*$'),
        CONSTRAINT entry_outcome CHECK (outcome IN ('DONE', 'REFUSED', 'FAILED'))
      );
      CREATE INDEX entry_by_participant ON audit.entry (participant, id);
      CREATE INDEX entry_by_person ON audit.entry (person, id);
      CREATE INDEX entry_by_thing ON audit.entry (thing, id);

      CREATE TABLE audit.seal (
        number bigint NOT NULL,
        entry bigint NOT NULL,
        hash text NOT NULL,
        CONSTRAINT pk_seal PRIMARY KEY (number),
        CONSTRAINT seal_hash CHECK (hash ~ '^[0-9a-f]{64}$')
      );
      CREATE UNIQUE INDEX seal_of_entry ON audit.seal (entry);

      CREATE TABLE audit.waiting (
        entry bigint NOT NULL,
        CONSTRAINT pk_waiting PRIMARY KEY (entry)
      );

      CREATE FUNCTION audit.await_seal() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO audit.waiting (entry) VALUES (NEW.id);
          RETURN NULL;
        END $$;
      CREATE TRIGGER entry_awaits_seal AFTER INSERT ON audit.entry FOR EACH ROW EXECUTE FUNCTION audit.await_seal();

      CREATE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'audit.% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
        END $$;
      CREATE TRIGGER entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.entry FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
      CREATE TRIGGER seal_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.seal FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
      ALTER TABLE audit.entry ENABLE ALWAYS TRIGGER entry_stays;
      ALTER TABLE audit.seal ENABLE ALWAYS TRIGGER seal_stays;
    `);
    await runner.query(`
      DO $$
      DECLARE
        apps name := current_user;
        is_super boolean := (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);
        granted boolean := false;
      BEGIN
        BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'comity_audit') THEN
            CREATE ROLE comity_audit NOLOGIN;
          END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
          NULL; -- another database of this cluster was a moment earlier
        END;
        IF NOT is_super AND NOT pg_has_role('comity_audit', 'SET') THEN
          GRANT comity_audit TO CURRENT_USER WITH INHERIT FALSE, SET TRUE;
          granted := true;
        END IF;
        GRANT USAGE, CREATE ON SCHEMA audit TO comity_audit;
        ALTER TABLE audit.entry OWNER TO comity_audit;
        ALTER TABLE audit.seal OWNER TO comity_audit;
        ALTER TABLE audit.waiting OWNER TO comity_audit;
        ALTER FUNCTION audit.await_seal() OWNER TO comity_audit;
        ALTER FUNCTION audit.refuse() OWNER TO comity_audit;
        ALTER SCHEMA audit OWNER TO comity_audit;
        SET LOCAL ROLE comity_audit;
        EXECUTE format('GRANT USAGE ON SCHEMA audit TO %I', apps);
        EXECUTE format('GRANT SELECT, INSERT ON audit.entry, audit.seal TO %I', apps);
        EXECUTE format('GRANT SELECT, INSERT, DELETE ON audit.waiting TO %I', apps);
        EXECUTE format('SET LOCAL ROLE %I', apps);
        IF granted THEN
          REVOKE comity_audit FROM CURRENT_USER;
        END IF;
      EXCEPTION WHEN insufficient_privilege THEN
        RAISE NOTICE 'audit: % may create no role, so that triggers alone keep the log append-only', apps;
      END $$;
    `);
  }

  /** What was recorded stays: there is no way back. */
  async down(): Promise<void> {}
}
