import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records of before are found by what they were found by until `library.search_due` has been worked off. */
export class Search0009732200000000 implements MigrationInterface {
  name = 'Search0009732200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE library.publication ADD COLUMN legal_status text, ADD COLUMN search_title tsvector`,
    );
    await runner.query(`
      UPDATE library.publication p SET search_title = ts_filter(p.search, '{a}'),
        legal_status = COALESCE(r.content ->> 'legalForce', r.content ->> 'phase')
      FROM library.revision r WHERE r.publication_id = p.id AND r.number = p.revision`);
    await runner.query(`CREATE INDEX publication_search_title ON library.publication USING gin (search_title)`);
    await runner.query(`
      CREATE TABLE library.search_due (
        publication_id text NOT NULL,
        refresh boolean NOT NULL DEFAULT FALSE,
        CONSTRAINT pk_search_due PRIMARY KEY (publication_id)
      )`);
    await runner.query(`
      CREATE TABLE library.search_word (
        word text NOT NULL,
        CONSTRAINT pk_search_word PRIMARY KEY (word)
      )`);
    await runner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await runner.query(`CREATE INDEX search_word_similar ON library.search_word USING gin (word gin_trgm_ops)`);
    await runner.query(
      `INSERT INTO library.search_due SELECT id, TRUE FROM library.publication WHERE state <> 'DRAFT'`,
    );
    await runner.query(`
      CREATE TABLE library.saved_search (
        id uuid NOT NULL,
        participant text NOT NULL,
        person text NOT NULL,
        name text NOT NULL,
        filter jsonb NOT NULL,
        search text,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT pk_saved_search PRIMARY KEY (id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX saved_search_name ON library.saved_search (participant, person, name)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE library.saved_search, library.search_word, library.search_due`);
    await runner.query(`DROP INDEX library.publication_search_title`);
    await runner.query(`ALTER TABLE library.publication DROP COLUMN search_title, DROP COLUMN legal_status`);
  }
}
