import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Authorities with contact and hours, further capacities with deputy and file, parts of bodies and partners with dates. */
export class RegisterInFull1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE registry.authority
        ADD COLUMN zone text,
        ADD COLUMN working_languages text[] NOT NULL DEFAULT '{}',
        ADD COLUMN working_hours jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD COLUMN origin text NOT NULL DEFAULT 'REFERENCE'
          CONSTRAINT authority_origin CHECK (origin IN ('REFERENCE', 'REGISTER'));
      ALTER TABLE registry.authority
        ALTER COLUMN working_languages DROP DEFAULT,
        ALTER COLUMN working_hours DROP DEFAULT,
        ALTER COLUMN version DROP DEFAULT,
        ALTER COLUMN origin DROP DEFAULT;
      CREATE TABLE registry.contact_point (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_contact_point PRIMARY KEY,
        authority text NOT NULL CONSTRAINT contact_point_authority_fk REFERENCES registry.authority,
        place integer NOT NULL,
        office jsonb NOT NULL,
        email text,
        telephone text,
        address text,
        languages text[] NOT NULL,
        audience text NOT NULL CONSTRAINT contact_point_audience CHECK (audience IN ('PUBLIC', 'NETWORK')),
        readers text[] NOT NULL
      );
      CREATE INDEX contact_point_authority ON registry.contact_point (authority);

      ALTER TABLE registry.designation
        ADD COLUMN body text CONSTRAINT designation_body REFERENCES registry.regional_body,
        ADD COLUMN instrument_url text,
        ADD COLUMN instrument_sha256 text,
        ADD COLUMN deputy_authority text CONSTRAINT designation_deputy REFERENCES registry.authority,
        ADD COLUMN deputy_office text,
        DROP CONSTRAINT designation_capacity,
        ADD CONSTRAINT designation_capacity CHECK (capacity IN
          ('DESIGNATED_NATIONAL_AUTHORITY', 'MIGRANT_HEALTH_FOCAL_POINT', 'REGULATOR', 'STATISTICS', 'CLUSTER_COORDINATOR')),
        ADD CONSTRAINT designation_of_body CHECK ((capacity = 'CLUSTER_COORDINATOR') = (body IS NOT NULL));
      DROP INDEX registry.designation_open;
      CREATE UNIQUE INDEX designation_open ON registry.designation (country, capacity, body) NULLS NOT DISTINCT
        WHERE to_date IS NULL AND capacity <> 'REGULATOR';
      CREATE UNIQUE INDEX designation_open_regulator ON registry.designation (authority)
        WHERE to_date IS NULL AND capacity = 'REGULATOR';

      ALTER TABLE registry.regional_body
        ADD COLUMN part_from text,
        ADD COLUMN part_to text;

      ALTER TABLE registry.partner
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD COLUMN removed_on text,
        ADD COLUMN origin text NOT NULL DEFAULT 'REFERENCE'
          CONSTRAINT partner_origin CHECK (origin IN ('REFERENCE', 'REGISTER'));
      ALTER TABLE registry.partner
        ALTER COLUMN version DROP DEFAULT,
        ALTER COLUMN origin DROP DEFAULT;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE registry.partner DROP COLUMN version, DROP COLUMN removed_on, DROP COLUMN origin;
      ALTER TABLE registry.regional_body DROP COLUMN part_from, DROP COLUMN part_to;
      DROP INDEX registry.designation_open, registry.designation_open_regulator;
      DELETE FROM registry.designation WHERE capacity IN ('REGULATOR', 'STATISTICS', 'CLUSTER_COORDINATOR');
      ALTER TABLE registry.designation
        DROP CONSTRAINT designation_of_body,
        DROP CONSTRAINT designation_capacity,
        ADD CONSTRAINT designation_capacity CHECK (capacity IN ('DESIGNATED_NATIONAL_AUTHORITY', 'MIGRANT_HEALTH_FOCAL_POINT')),
        DROP COLUMN body, DROP COLUMN instrument_url, DROP COLUMN instrument_sha256,
        DROP COLUMN deputy_authority, DROP COLUMN deputy_office;
      CREATE UNIQUE INDEX designation_open ON registry.designation (country, capacity) WHERE (to_date IS NULL);
      DROP TABLE registry.contact_point;
      ALTER TABLE registry.authority DROP COLUMN zone, DROP COLUMN working_languages, DROP COLUMN working_hours,
        DROP COLUMN version, DROP COLUMN origin;
    `);
  }
}
