import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whatever is written here is told to every process at once. */
export class Vocabularies0004732200000000 implements MigrationInterface {
  name = 'Vocabularies0004732200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE library.concept_scheme (
        id text NOT NULL,
        serves text NOT NULL,
        title jsonb NOT NULL,
        description jsonb NOT NULL DEFAULT '{}',
        version text,
        issued text,
        source text,
        replaces text,
        extensible boolean NOT NULL DEFAULT true,
        edition integer NOT NULL DEFAULT 1,
        position integer NOT NULL,
        file_digest text,
        CONSTRAINT pk_concept_scheme PRIMARY KEY (id),
        CONSTRAINT concept_scheme_serves CHECK (serves IN ('TOPIC', 'LEGAL_BASIS', 'OCCUPATION', 'MIGRANT_GROUP',
          'COUNTRY_ROLE', 'AGREEMENT_CONTENT', 'LAW_TYPE'))
      );
      CREATE TABLE library.concept (
        scheme text NOT NULL,
        code text NOT NULL,
        broader text,
        notation text NOT NULL,
        labels jsonb NOT NULL,
        standing jsonb NOT NULL DEFAULT '{}',
        definition jsonb NOT NULL DEFAULT '{}',
        alt_labels jsonb NOT NULL DEFAULT '{}',
        assignable boolean NOT NULL DEFAULT true,
        unconfirmed boolean NOT NULL DEFAULT false,
        valid_from text,
        valid_to text,
        status text NOT NULL DEFAULT 'CURRENT',
        replaced_by text,
        position integer NOT NULL,
        CONSTRAINT pk_concept PRIMARY KEY (scheme, code),
        CONSTRAINT concept_scheme_of FOREIGN KEY (scheme) REFERENCES library.concept_scheme (id),
        CONSTRAINT concept_status CHECK (status IN ('CURRENT', 'DEPRECATED')),
        CONSTRAINT concept_has_replacement CHECK ((status = 'DEPRECATED') = (replaced_by IS NOT NULL))
      );
      CREATE FUNCTION library.tell_vocabulary() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('library_vocabulary', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON library.concept_scheme
        FOR EACH STATEMENT EXECUTE FUNCTION library.tell_vocabulary();
      CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON library.concept
        FOR EACH STATEMENT EXECUTE FUNCTION library.tell_vocabulary();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE library.concept, library.concept_scheme; DROP FUNCTION library.tell_vocabulary()`);
  }
}
