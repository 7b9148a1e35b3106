import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * More to ask of a change. What is in the log already gets the articles that its legal bases fall under; its words are
 * filled in by the program when it starts (`words` is null until then), because PostgreSQL cannot cut them.
 */
export class FilterParts1732213000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE exchange.change
        ADD COLUMN migrant_groups text[] NOT NULL DEFAULT '{}',
        ADD COLUMN parties text[] NOT NULL DEFAULT '{}',
        ADD COLUMN words tsvector;

      UPDATE exchange.change c SET legal_bases = ARRAY(
        SELECT DISTINCT code
        FROM unnest(c.legal_bases) AS basis,
          LATERAL (SELECT split_part(basis, ':', 1) AS scheme, string_to_array(substr(basis, strpos(basis, ':') + 1), '.') AS parts) AS p,
          LATERAL generate_series(1, cardinality(p.parts)) AS n,
          LATERAL (SELECT p.scheme || ':' || array_to_string(p.parts[1:n], '.') AS whole) AS w,
          LATERAL (VALUES (w.whole), (regexp_replace(w.whole, '([0-9])[a-z]+$', '\\1'))) AS said (code)
        WHERE strpos(basis, ':') > 0
      ) WHERE legal_bases <> '{}';

      ALTER TABLE exchange.membership ADD COLUMN since text, ADD COLUMN until text;
      UPDATE exchange.membership m SET since = said.since, until = said.until
      FROM (
        SELECT newest.subject AS body, one->>'country' AS country, one->>'kind' AS kind, one->>'from' AS since, one->>'to' AS until
        FROM (
          SELECT DISTINCT ON (subject) subject, payload FROM exchange.change
          WHERE type = 'body.membership_changed' ORDER BY subject, position DESC
        ) AS newest, jsonb_array_elements(newest.payload->'members') AS one
      ) AS said
      WHERE said.body = m.body AND said.country = m.country AND said.kind = m.kind
        AND coalesce(left(said.since, 4), '') = coalesce(to_char(m.from_day, 'YYYY'), '');
      CREATE INDEX membership_country ON exchange.membership (country);

      ALTER TABLE exchange.standing_subscription
        ADD COLUMN owners text[] NOT NULL DEFAULT '{}',
        ADD COLUMN counterparts text[] NOT NULL DEFAULT '{}',
        ADD COLUMN migrant_groups text[] NOT NULL DEFAULT '{}',
        ADD COLUMN search text,
        ADD COLUMN sought tsquery,
        ADD COLUMN sought_keys text[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT standing_subscription_search CHECK ((search IS NULL) = (sought IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE exchange.standing_subscription
        DROP COLUMN owners, DROP COLUMN counterparts, DROP COLUMN migrant_groups, DROP COLUMN search, DROP COLUMN sought,
        DROP COLUMN sought_keys;
      DROP INDEX exchange.membership_country;
      ALTER TABLE exchange.membership DROP COLUMN since, DROP COLUMN until;
      ALTER TABLE exchange.change DROP COLUMN migrant_groups, DROP COLUMN parties, DROP COLUMN words;
    `);
  }
}
