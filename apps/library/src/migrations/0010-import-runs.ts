import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ImportRuns0010732200000000 implements MigrationInterface {
  name = 'ImportRuns0010732200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE library.import_run (
        id uuid NOT NULL,
        owner text NOT NULL,
        asked jsonb NOT NULL,
        file_hash text NOT NULL,
        file_size bigint NOT NULL,
        state text NOT NULL,
        fault text,
        counts jsonb NOT NULL DEFAULT '{}',
        created_by text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        seen_at timestamptz(3) NOT NULL DEFAULT now(),
        finished_at timestamptz(3),
        CONSTRAINT pk_import_run PRIMARY KEY (id),
        CONSTRAINT import_run_state CHECK (state IN ('RUNNING', 'DONE', 'FAILED', 'BROKEN_OFF'))
      )`);
    await runner.query(`CREATE UNIQUE INDEX import_run_one ON library.import_run (owner) WHERE state = 'RUNNING'`);
    await runner.query(`CREATE INDEX import_run_created ON library.import_run (created_at)`);
    await runner.query(`
      CREATE TABLE library.import_problem (
        run_id uuid NOT NULL,
        number integer NOT NULL,
        line integer NOT NULL,
        field text NOT NULL,
        message text NOT NULL,
        original jsonb,
        CONSTRAINT pk_import_problem PRIMARY KEY (run_id, number),
        CONSTRAINT import_problem_run FOREIGN KEY (run_id) REFERENCES library.import_run (id) ON DELETE CASCADE
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE library.import_problem, library.import_run`);
  }
}
