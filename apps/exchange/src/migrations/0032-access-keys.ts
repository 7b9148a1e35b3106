import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * By which keys a subscription is found when something happens (docs/matching.md): those of that part of its filter which
 * the smallest share of changes has, `all` when it asks for everything. A share is what values of this kind have as a rule;
 * that it is wrong costs time and nothing else, because a change that fits has one of the keys in any case.
 * The database works them out itself, so that whoever writes a subscription keeps them true.
 */
export class AccessKeys1732213000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION exchange.access_keys(types text[], kinds text[], owners text[], countries text[], bodies text[],
        counterparts text[], topics text[], legal_bases text[], occupations text[], migrant_groups text[], languages text[],
        sought_keys text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT coalesce((
          SELECT array_agg(key ORDER BY key) FROM (
            SELECT 'types' AS part, 'types:' || v AS key, 0.4 AS share FROM unnest(types) AS v
            UNION ALL SELECT 'kinds', 'kinds:' || v, 0.3 FROM unnest(kinds) AS v
            UNION ALL SELECT 'owners', 'owners:' || v, 0.01 FROM unnest(owners) AS v
            UNION ALL SELECT 'countries', 'countries:' || v, 0.02 FROM unnest(countries) AS v
            UNION ALL SELECT 'bodies', 'bodies:' || v, 0.15 FROM unnest(bodies) AS v
            UNION ALL SELECT 'counterparts', 'counterparts:' || v, 0.01 FROM unnest(counterparts) AS v
            UNION ALL SELECT 'topics', 'topics:' || v,
              CASE cardinality(string_to_array(v, '/')) WHEN 1 THEN 0.6 WHEN 2 THEN 0.2 ELSE 0.06 END FROM unnest(topics) AS v
            UNION ALL SELECT 'legal_bases', 'legal_bases:' || v,
              CASE WHEN strpos(v, '.') > 0 THEN 0.05 ELSE 0.15 END FROM unnest(legal_bases) AS v
            UNION ALL SELECT 'occupations', 'occupations:' || v, (ARRAY[0.5, 0.4, 0.15, 0.08])[length(v)] FROM unnest(occupations) AS v
            UNION ALL SELECT 'migrant_groups', 'migrant_groups:' || v, 0.15 FROM unnest(migrant_groups) AS v
            UNION ALL SELECT 'languages', 'languages:' || v, CASE v WHEN 'en' THEN 0.8 ELSE 0.15 END FROM unnest(languages) AS v
            UNION ALL SELECT 'sought', v,
              CASE WHEN starts_with(v, 'word:') THEN 0.02 ELSE 0.05 END FROM unnest(sought_keys) AS v
          ) AS possible
          GROUP BY part ORDER BY sum(share), part LIMIT 1
        ), '{all}') $$;

      CREATE FUNCTION exchange.set_access_keys() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.access_keys := exchange.access_keys(NEW.types, NEW.kinds, NEW.owners, NEW.countries, NEW.bodies, NEW.counterparts,
            NEW.topics, NEW.legal_bases, NEW.occupations, NEW.migrant_groups, NEW.languages, NEW.sought_keys);
          RETURN NEW;
        END $$;
      ALTER TABLE exchange.standing_subscription ADD COLUMN access_keys text[];
      CREATE TRIGGER standing_subscription_access_keys BEFORE INSERT OR UPDATE ON exchange.standing_subscription
        FOR EACH ROW EXECUTE FUNCTION exchange.set_access_keys();
      UPDATE exchange.standing_subscription SET updated_at = updated_at;
      ALTER TABLE exchange.standing_subscription ALTER COLUMN access_keys SET NOT NULL;
      CREATE INDEX standing_subscription_access ON exchange.standing_subscription USING gin (access_keys)
        WITH (fastupdate = off);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX exchange.standing_subscription_access;
      DROP TRIGGER standing_subscription_access_keys ON exchange.standing_subscription;
      DROP FUNCTION exchange.set_access_keys();
      ALTER TABLE exchange.standing_subscription DROP COLUMN access_keys;
      DROP FUNCTION exchange.access_keys(text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[],
        text[]);
    `);
  }
}
