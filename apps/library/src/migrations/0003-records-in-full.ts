import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordsInFull0003732200000000 implements MigrationInterface {
  name = 'RecordsInFull0003732200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE library.publication
        DROP CONSTRAINT publication_kind,
        ADD CONSTRAINT publication_kind CHECK (kind IN ('LAW', 'AGREEMENT', 'PRACTICE', 'EVENT', 'RESOURCE')),
        ADD COLUMN profile text`);
    await runner.query(`CREATE INDEX publication_profile ON library.publication (owner, profile)`);

    await runner.query(`
      CREATE TABLE library.link (
        source_id text NOT NULL,
        place integer NOT NULL,
        relation text NOT NULL,
        target_id text NOT NULL,
        target_revision integer,
        CONSTRAINT pk_link PRIMARY KEY (source_id, place),
        CONSTRAINT link_source FOREIGN KEY (source_id) REFERENCES library.publication (id) ON DELETE CASCADE
      )`);
    await runner.query(`CREATE INDEX link_target ON library.link (target_id, relation)`);

    await runner.query(`
      CREATE TABLE library.practice_review (
        id uuid NOT NULL,
        publication_id text NOT NULL,
        revision integer NOT NULL,
        basis integer NOT NULL,
        reviewer text NOT NULL,
        person text NOT NULL,
        verdict text NOT NULL,
        comment jsonb NOT NULL,
        reviewed_at timestamptz(3) NOT NULL,
        CONSTRAINT pk_practice_review PRIMARY KEY (id),
        CONSTRAINT practice_review_revision FOREIGN KEY (publication_id, revision) REFERENCES library.revision (publication_id, number),
        CONSTRAINT practice_review_verdict CHECK (verdict IN ('ACCEPTED', 'CHANGES_ASKED'))
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX practice_review_once ON library.practice_review (publication_id, basis, reviewer)`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX practice_review_by_person ON library.practice_review (publication_id, basis, person)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE library.practice_review, library.link`);
    await runner.query(`
      ALTER TABLE library.publication
        DROP COLUMN profile,
        DROP CONSTRAINT publication_kind,
        ADD CONSTRAINT publication_kind CHECK (kind IN ('LAW', 'AGREEMENT', 'PRACTICE'))`);
  }
}
