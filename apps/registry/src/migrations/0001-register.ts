import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register: countries and their regions, bodies and members, safeguards lists, authorities, partners. */
export class Register1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE registry.region (
        code text CONSTRAINT pk_region PRIMARY KEY,
        level text NOT NULL CONSTRAINT region_level CHECK (level IN ('REGION', 'SUBREGION', 'INTERMEDIATE')),
        parent text CONSTRAINT region_parent REFERENCES registry.region,
        name jsonb NOT NULL
      );
      CREATE TABLE registry.country (
        alpha2 text CONSTRAINT pk_country PRIMARY KEY,
        alpha3 text NOT NULL,
        numeric text NOT NULL,
        region text CONSTRAINT country_region REFERENCES registry.region,
        subregion text CONSTRAINT country_subregion REFERENCES registry.region,
        intermediate_region text CONSTRAINT country_intermediate_region REFERENCES registry.region
      );
      CREATE TABLE registry.who_region_membership (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_who_region_membership PRIMARY KEY,
        country text NOT NULL CONSTRAINT who_region_membership_country_fk REFERENCES registry.country,
        region text NOT NULL CONSTRAINT who_region_membership_region CHECK (region IN ('AFR', 'AMR', 'EMR', 'EUR', 'SEAR', 'WPR')),
        from_date text,
        to_date text,
        certain boolean NOT NULL
      );
      CREATE INDEX who_region_membership_country ON registry.who_region_membership (country);

      CREATE TABLE registry.regional_body (
        id text CONSTRAINT pk_regional_body PRIMARY KEY,
        name jsonb NOT NULL,
        acronym text,
        website text,
        part_of text CONSTRAINT regional_body_part_of REFERENCES registry.regional_body
      );
      CREATE TABLE registry.body_member (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_body_member PRIMARY KEY,
        body text NOT NULL CONSTRAINT body_member_body REFERENCES registry.regional_body,
        country text NOT NULL CONSTRAINT body_member_country_fk REFERENCES registry.country,
        kind text NOT NULL CONSTRAINT body_member_kind CHECK (kind IN ('MEMBER', 'OBSERVER', 'ASSOCIATE')),
        from_date text,
        to_date text,
        certain boolean NOT NULL,
        note text,
        origin text NOT NULL CONSTRAINT body_member_origin CHECK (origin IN ('REFERENCE', 'REGISTER'))
      );
      CREATE UNIQUE INDEX body_member_period ON registry.body_member (body, country, kind, from_date) NULLS NOT DISTINCT;
      CREATE INDEX body_member_country ON registry.body_member (country);

      CREATE TABLE registry.safeguards_edition (
        id text CONSTRAINT pk_safeguards_edition PRIMARY KEY,
        title jsonb NOT NULL,
        published_on text NOT NULL,
        criteria jsonb NOT NULL,
        count integer NOT NULL,
        certain boolean NOT NULL,
        note text
      );
      CREATE TABLE registry.safeguards_listing (
        edition text NOT NULL CONSTRAINT safeguards_listing_edition REFERENCES registry.safeguards_edition,
        country text NOT NULL CONSTRAINT safeguards_listing_country_fk REFERENCES registry.country,
        certain boolean NOT NULL,
        CONSTRAINT pk_safeguards_listing PRIMARY KEY (edition, country)
      );
      CREATE INDEX safeguards_listing_country ON registry.safeguards_listing (country);

      CREATE TABLE registry.authority (
        id text CONSTRAINT pk_authority PRIMARY KEY,
        country text NOT NULL CONSTRAINT authority_country_fk REFERENCES registry.country,
        name jsonb NOT NULL,
        functions text[] NOT NULL,
        ministry text,
        legal_basis text,
        website text,
        demonstration boolean NOT NULL,
        certain boolean NOT NULL
      );
      CREATE INDEX authority_country ON registry.authority (country);
      CREATE TABLE registry.designation (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_designation PRIMARY KEY,
        authority text NOT NULL CONSTRAINT designation_authority_fk REFERENCES registry.authority,
        country text NOT NULL CONSTRAINT designation_country_fk REFERENCES registry.country,
        capacity text NOT NULL
          CONSTRAINT designation_capacity CHECK (capacity IN ('DESIGNATED_NATIONAL_AUTHORITY', 'MIGRANT_HEALTH_FOCAL_POINT')),
        from_date text NOT NULL,
        to_date text,
        instrument text,
        demonstration boolean NOT NULL,
        origin text NOT NULL CONSTRAINT designation_origin CHECK (origin IN ('REFERENCE', 'REGISTER'))
      );
      CREATE UNIQUE INDEX designation_open ON registry.designation (country, capacity) WHERE (to_date IS NULL);
      CREATE INDEX designation_authority ON registry.designation (authority);

      CREATE TABLE registry.partner (
        id text CONSTRAINT pk_partner PRIMARY KEY,
        kind text NOT NULL CONSTRAINT partner_kind CHECK (kind IN
          ('UN_ORGANISATION', 'INTERGOVERNMENTAL', 'PROFESSIONAL_ASSOCIATION', 'CIVIL_SOCIETY', 'COLLABORATING_CENTRE', 'UNIVERSITY')),
        name jsonb NOT NULL,
        website text
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE registry.partner, registry.designation, registry.authority, registry.safeguards_listing, registry.safeguards_edition,
        registry.body_member, registry.regional_body, registry.who_region_membership, registry.country, registry.region
    `);
  }
}
