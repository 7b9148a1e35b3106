import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Assertions0006732200000000 implements MigrationInterface {
  name = 'Assertions0006732200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE library.assertion_request (
        publication_id text NOT NULL,
        party text NOT NULL,
        revision integer NOT NULL,
        asked_at timestamptz(3) NOT NULL,
        reminded integer NOT NULL DEFAULT 0,
        CONSTRAINT pk_assertion_request PRIMARY KEY (publication_id, party),
        CONSTRAINT assertion_request_publication FOREIGN KEY (publication_id) REFERENCES library.publication (id)
      )`);
    await runner.query(
      `CREATE INDEX assertion_request_party ON library.assertion_request (party, asked_at, publication_id)`,
    );
    await runner.query(`CREATE INDEX assertion_request_reminders ON library.assertion_request (asked_at, reminded)`);
    await runner.query(`
      CREATE TABLE library.assertion (
        publication_id text NOT NULL,
        party text NOT NULL,
        number integer NOT NULL,
        revision integer NOT NULL,
        state text NOT NULL,
        reason text,
        statement jsonb NOT NULL,
        given_by text NOT NULL,
        given_by_person text NOT NULL,
        given_at timestamptz(3) NOT NULL,
        readers text[] NOT NULL,
        CONSTRAINT pk_assertion PRIMARY KEY (publication_id, party, number),
        CONSTRAINT assertion_revision FOREIGN KEY (publication_id, revision) REFERENCES library.revision (publication_id, number),
        CONSTRAINT assertion_state CHECK (state IN ('CONFIRMED', 'DISPUTED')),
        CONSTRAINT assertion_has_reason CHECK ((state = 'DISPUTED') = (reason IS NOT NULL))
      )`);
    await runner.query(
      `CREATE TRIGGER assertion_is_kept BEFORE UPDATE OR DELETE ON library.assertion FOR EACH ROW EXECUTE FUNCTION library.refuse_change()`,
    );
    // Nobody could answer before: the parties of what is out already are asked from now on.
    await runner.query(`
      INSERT INTO library.assertion_request (publication_id, party, revision, asked_at)
      SELECT DISTINCT ON (p.id, named.party) p.id, named.party, p.revision, now()
      FROM library.publication p
      JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision
      CROSS JOIN LATERAL (
        SELECT coalesce(party->>'country', party->>'body') AS party FROM jsonb_array_elements(r.content->'parties') AS party) AS named
      WHERE p.kind = 'AGREEMENT' AND p.state = 'PUBLISHED' AND named.party <> p.owner AND named.party IS DISTINCT FROM p.country
        AND p.readers && CASE WHEN length(named.party) = 2 THEN ARRAY['public', 'network', 'country:' || named.party]
          ELSE ARRAY['public', 'participant:' || named.party] END`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE library.assertion, library.assertion_request`);
  }
}
