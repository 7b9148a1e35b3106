import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comes by itself on a day that a record names. */
export class ScheduledChanges01119739903000001 implements MigrationInterface {
  name = 'ScheduledChanges01119739903000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE library.scheduled_change (
        publication_id text NOT NULL,
        what text NOT NULL,
        legal_date text NOT NULL,
        ahead smallint NOT NULL,
        tells_on date NOT NULL,
        told_at timestamptz(3),
        CONSTRAINT pk_scheduled_change PRIMARY KEY (publication_id, what, legal_date, ahead),
        CONSTRAINT scheduled_change_publication FOREIGN KEY (publication_id) REFERENCES library.publication (id) ON DELETE CASCADE,
        CONSTRAINT scheduled_change_ahead CHECK (ahead >= 0)
      )`);
    await runner.query(
      `CREATE INDEX scheduled_change_waiting ON library.scheduled_change (tells_on) WHERE told_at IS NULL`,
    );
    // What is out already: the days after today that its newest revision names; a month or year is told when it is over.
    await runner.query(`
      INSERT INTO library.scheduled_change (publication_id, what, legal_date, ahead, tells_on)
      SELECT DISTINCT id, what, legal_date, ahead, CASE WHEN ahead = 0 THEN certain ELSE earliest - ahead END
      FROM (
        SELECT id, what, legal_date, ahead, rpad(legal_date, 10, '-01-01')::date AS earliest,
          (rpad(legal_date, 10, '-01-01')::date + CASE length(legal_date)
            WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '0' END)::date AS certain
        FROM (
          SELECT p.id, given.what, given.legal_date, given.ahead
          FROM library.publication p JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision
          CROSS JOIN LATERAL (
            SELECT 'law.in_force', entry ->> 'on', 0
            FROM jsonb_array_elements(COALESCE(r.content -> 'entriesIntoForce',
              jsonb_build_array(jsonb_build_object('on', r.content ->> 'inForceOn')))) AS entry
            WHERE p.kind = 'LAW' AND r.content ->> 'legalForce' NOT IN ('DRAFT', 'NOT_IN_FORCE', 'REPEALED')
            UNION ALL SELECT 'law.ceases', r.content ->> 'repealedOn', 0 WHERE p.kind = 'LAW'
            UNION ALL SELECT 'agreement.in_force', r.content ->> 'inForceOn', 0
            WHERE p.kind = 'AGREEMENT' AND r.content ->> 'phase' NOT IN ('NEGOTIATION', 'ENDED')
            UNION ALL SELECT CASE days WHEN 0 THEN 'agreement.expires' ELSE 'agreement.expiring' END,
              COALESCE(r.content ->> 'endedOn', r.content ->> 'expiresOn'), days
            FROM unnest(ARRAY[90, 30, 0]) AS days
            WHERE p.kind = 'AGREEMENT' AND r.content ->> 'phase' NOT IN ('NEGOTIATION', 'ENDED')
          ) AS given (what, legal_date, ahead)
          WHERE p.state = 'PUBLISHED' AND p.kind IN ('LAW', 'AGREEMENT') AND given.legal_date IS NOT NULL
        ) named
      ) dated
      WHERE CASE WHEN ahead = 0 THEN certain ELSE earliest - ahead END > current_date`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE library.scheduled_change');
  }
}
