import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ChangeLog1732200000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.log_head (
        one boolean NOT NULL,
        log uuid NOT NULL,
        position bigint NOT NULL,
        CONSTRAINT pk_log_head PRIMARY KEY (one),
        CONSTRAINT log_head_one_row CHECK (one)
      );
      INSERT INTO exchange.log_head VALUES (true, gen_random_uuid(), 0);

      CREATE TABLE exchange.change (
        position bigint NOT NULL,
        id text NOT NULL,
        type text NOT NULL,
        subject text NOT NULL,
        revision integer,
        kind text,
        owner text NOT NULL,
        countries text[] NOT NULL,
        topics text[] NOT NULL,
        legal_bases text[] NOT NULL,
        occupations text[] NOT NULL,
        languages text[] NOT NULL,
        readers text[] NOT NULL,
        legal_date text,
        occurred_at timestamptz NOT NULL,
        sequenced_at timestamptz NOT NULL,
        payload jsonb NOT NULL,
        body text NOT NULL,
        CONSTRAINT pk_change PRIMARY KEY (position),
        CONSTRAINT change_position_positive CHECK (position > 0)
      );
      CREATE UNIQUE INDEX change_id_unique ON exchange.change (id);
      CREATE INDEX change_subject ON exchange.change (subject, position);
      CREATE INDEX change_countries ON exchange.change USING gin (countries);

      CREATE TABLE exchange.membership (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        body text NOT NULL,
        country text NOT NULL,
        kind text NOT NULL,
        from_day date,
        to_day date,
        CONSTRAINT pk_membership PRIMARY KEY (id)
      );
      CREATE INDEX membership_body_country ON exchange.membership (body, country);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.membership, exchange.change, exchange.log_head');
  }
}
