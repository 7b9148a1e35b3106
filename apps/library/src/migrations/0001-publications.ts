import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Publications0001732200000000 implements MigrationInterface {
  name = 'Publications0001732200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE library.publication (
        id text NOT NULL,
        kind text NOT NULL,
        owner text NOT NULL,
        country text,
        state text NOT NULL,
        revision integer NOT NULL DEFAULT 0,
        version integer NOT NULL DEFAULT 1,
        source_id text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        original_language text NOT NULL DEFAULT '',
        title jsonb NOT NULL DEFAULT '{}',
        languages text[] NOT NULL DEFAULT '{}',
        countries text[] NOT NULL DEFAULT '{}',
        topics text[] NOT NULL DEFAULT '{}',
        legal_bases text[] NOT NULL DEFAULT '{}',
        occupations text[] NOT NULL DEFAULT '{}',
        audience text NOT NULL DEFAULT 'OWNER',
        readers text[] NOT NULL DEFAULT '{}',
        content_hash text,
        legal_date text,
        first_published_at timestamptz(3),
        published_at timestamptz(3),
        revoked_at timestamptz(3),
        revoke_reason text,
        search tsvector,
        CONSTRAINT pk_publication PRIMARY KEY (id),
        CONSTRAINT publication_kind CHECK (kind IN ('LAW', 'AGREEMENT', 'PRACTICE')),
        CONSTRAINT publication_state CHECK (state IN ('DRAFT', 'PUBLISHED', 'REVOKED')),
        CONSTRAINT publication_has_revision CHECK ((state = 'DRAFT') = (revision = 0)),
        CONSTRAINT publication_has_reason CHECK ((state = 'REVOKED') = (revoke_reason IS NOT NULL))
      )`);
    await runner.query(`CREATE UNIQUE INDEX publication_source ON library.publication (owner, source_id)`);
    await runner.query(
      `CREATE INDEX publication_recent ON library.publication (published_at, id) WHERE state = 'PUBLISHED'`,
    );
    await runner.query(
      `CREATE INDEX publication_first ON library.publication (first_published_at, id) WHERE state = 'PUBLISHED'`,
    );
    await runner.query(
      `CREATE INDEX publication_legal_date ON library.publication ((COALESCE(legal_date, '') COLLATE "C"), id) WHERE state = 'PUBLISHED'`,
    );
    await runner.query(`CREATE INDEX publication_owner ON library.publication (owner, published_at, id)`);
    await runner.query(`CREATE INDEX publication_countries ON library.publication USING gin (countries)`);
    await runner.query(`CREATE INDEX publication_topics ON library.publication USING gin (topics)`);
    await runner.query(`CREATE INDEX publication_search ON library.publication USING gin (search)`);

    await runner.query(`
      CREATE TABLE library.revision (
        publication_id text NOT NULL,
        number integer NOT NULL,
        content jsonb NOT NULL,
        hash text NOT NULL,
        change text NOT NULL,
        change_note text,
        published_at timestamptz(3) NOT NULL,
        published_by text NOT NULL,
        published_by_person text NOT NULL,
        readers text[] NOT NULL,
        CONSTRAINT pk_revision PRIMARY KEY (publication_id, number),
        CONSTRAINT revision_publication FOREIGN KEY (publication_id) REFERENCES library.publication (id),
        CONSTRAINT revision_number CHECK (number > 0),
        CONSTRAINT revision_change CHECK (change IN ('PUBLISHED', 'REVISED', 'CORRECTED')),
        CONSTRAINT revision_hash CHECK (hash ~ '^sha256:[0-9a-f]{64}$')
      )`);
    await runner.query(`
      CREATE FUNCTION library.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a published revision is immutable: publish a new one' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(
      `CREATE TRIGGER revision_is_immutable BEFORE UPDATE OR DELETE ON library.revision FOR EACH ROW EXECUTE FUNCTION library.refuse_change()`,
    );
    await runner.query(
      `CREATE TRIGGER revision_is_kept BEFORE TRUNCATE ON library.revision FOR EACH STATEMENT EXECUTE FUNCTION library.refuse_change()`,
    );

    await runner.query(`
      CREATE TABLE library.draft (
        publication_id text NOT NULL,
        content jsonb NOT NULL,
        base_revision integer NOT NULL,
        version integer NOT NULL DEFAULT 1,
        updated_by text NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        CONSTRAINT pk_draft PRIMARY KEY (publication_id),
        CONSTRAINT draft_publication FOREIGN KEY (publication_id) REFERENCES library.publication (id) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE TABLE library.serial (
        prefix text NOT NULL,
        kind text NOT NULL,
        year integer NOT NULL,
        last integer NOT NULL,
        CONSTRAINT pk_serial PRIMARY KEY (prefix, kind, year)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE library.serial, library.draft, library.revision, library.publication`);
    await runner.query(`DROP FUNCTION library.refuse_change()`);
  }
}
