import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Names of concepts are marked in what is indexed: the table says by which names that was done. Records of before are found
 * by their own words until the job that learns words has gone over them. And a search no longer goes through what was
 * written lately and is not in the index proper.
 */
export class SearchEdition9739901000001 implements MigrationInterface {
  name = 'SearchEdition9739901000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE library.search_edition (
        only_one boolean NOT NULL DEFAULT TRUE,
        names text NOT NULL,
        CONSTRAINT pk_search_edition PRIMARY KEY (only_one),
        CONSTRAINT search_edition_only_one CHECK (only_one)
      )`);
    await runner.query(`ALTER INDEX library.publication_search SET (fastupdate = off)`);
    await runner.query(`ALTER INDEX library.publication_search_title SET (fastupdate = off)`);
    for (const index of ['publication_search', 'publication_search_title'])
      await runner.query(`SELECT gin_clean_pending_list('library.${index}')`);
    // For what is counted over many countries and topics: who may read is part of it.
    await runner.query(
      `CREATE INDEX publication_surveyed ON library.publication USING gin (readers, countries, topics) WHERE state = 'PUBLISHED'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX library.publication_surveyed`);
    await runner.query(`ALTER INDEX library.publication_search RESET (fastupdate)`);
    await runner.query(`ALTER INDEX library.publication_search_title RESET (fastupdate)`);
    await runner.query(`DROP TABLE library.search_edition`);
  }
}
