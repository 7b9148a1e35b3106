import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Embargoes0002732200000000 implements MigrationInterface {
  name = 'Embargoes0002732200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE library.embargo (
        publication_id text NOT NULL,
        until timestamptz(3) NOT NULL,
        content jsonb NOT NULL,
        change text NOT NULL,
        change_note text,
        base_revision integer NOT NULL,
        readers text[] NOT NULL,
        set_by text NOT NULL,
        set_at timestamptz(3) NOT NULL,
        CONSTRAINT pk_embargo PRIMARY KEY (publication_id),
        CONSTRAINT embargo_publication FOREIGN KEY (publication_id) REFERENCES library.publication (id) ON DELETE CASCADE,
        CONSTRAINT embargo_change CHECK (change IN ('PUBLISHED', 'REVISED', 'CORRECTED'))
      )`);
    await runner.query(`CREATE INDEX embargo_until ON library.embargo (until)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE library.embargo`);
  }
}
