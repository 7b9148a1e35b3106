import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Dated keys, and the one function that opens a record's keys up into those who hold them at a moment. Any app may call it
 * in its own SQL; the table is read through it and through `Readers` only.
 */
export class ReaderKeys1763800000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE access.reader_key (
        source text NOT NULL,
        holder text NOT NULL,
        key text NOT NULL,
        from_at timestamptz(3) NOT NULL,
        to_at timestamptz(3) NOT NULL,
        set_at timestamptz(3) NOT NULL,
        CONSTRAINT pk_reader_key PRIMARY KEY (source, holder, key, from_at),
        CONSTRAINT reader_key_period CHECK (from_at < to_at)
      );
      CREATE INDEX reader_key_holder ON access.reader_key (holder);
      CREATE INDEX reader_key_key ON access.reader_key (key);
      CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON access.reader_key
        FOR EACH STATEMENT EXECUTE FUNCTION access.tell();

      CREATE FUNCTION access.opened_to(readers text[], at timestamptz) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN 'public' = ANY(readers) THEN readers
          ELSE readers || ARRAY(
            SELECT DISTINCT k.holder FROM access.reader_key k WHERE k.key = ANY(readers) AND k.from_at <= at AND at < k.to_at)
        END
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION access.opened_to(text[], timestamptz); DROP TABLE access.reader_key');
  }
}
