import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters by e-mail that wait, were sent, or could not be. */
export class Letters1763800000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE registry.letter (
        id uuid NOT NULL CONSTRAINT pk_letter PRIMARY KEY,
        about text NOT NULL,
        recipient text NOT NULL,
        state text NOT NULL CONSTRAINT letter_state CHECK (state IN ('WAITING', 'SENT', 'FAILED', 'DROPPED')),
        sealed bytea,
        attempts integer NOT NULL DEFAULT 0,
        written_at timestamptz NOT NULL DEFAULT now(),
        due_at timestamptz NOT NULL DEFAULT now(),
        useless_from timestamptz NOT NULL,
        leased_until timestamptz,
        done_at timestamptz,
        last_fault text,
        CONSTRAINT letter_text CHECK ((state = 'WAITING') = (sealed IS NOT NULL))
      );
      CREATE INDEX letter_due ON registry.letter (due_at) WHERE state = 'WAITING';
      CREATE INDEX letter_about ON registry.letter (about);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE registry.letter');
  }
}
