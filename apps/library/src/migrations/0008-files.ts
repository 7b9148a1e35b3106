import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Files0008732200000000 implements MigrationInterface {
  name = 'Files0008732200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE library.file (
        id text NOT NULL,
        owner text NOT NULL,
        sha256 text NOT NULL,
        size integer NOT NULL,
        media_type text NOT NULL,
        name text NOT NULL,
        state text NOT NULL,
        refusal text,
        uploaded_by text NOT NULL,
        uploaded_at timestamptz(3) NOT NULL DEFAULT now(),
        touched_at timestamptz(3) NOT NULL DEFAULT now(),
        text_state text NOT NULL,
        text_reason text,
        text_attempts integer NOT NULL DEFAULT 0,
        CONSTRAINT pk_file PRIMARY KEY (id),
        CONSTRAINT file_state CHECK (state IN ('STORING', 'WAITING', 'READY', 'REFUSED', 'REMOVING')),
        CONSTRAINT file_text_state CHECK (text_state IN ('PENDING', 'READ', 'NONE', 'FAILED')),
        CONSTRAINT file_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        CONSTRAINT file_size CHECK (size > 0)
      )`);
    // The same content is one file of its owner; one that is on its way or on its way out does not count.
    await runner.query(
      `CREATE UNIQUE INDEX file_content ON library.file (owner, sha256) WHERE state IN ('WAITING', 'READY')`,
    );
    await runner.query(
      `CREATE INDEX file_in_hand ON library.file (touched_at) WHERE state <> 'READY' OR text_state = 'PENDING'`,
    );
    await runner.query(`
      CREATE TABLE library.file_text (
        sha256 text NOT NULL,
        text text NOT NULL,
        pages integer,
        is_cut boolean NOT NULL,
        CONSTRAINT pk_file_text PRIMARY KEY (sha256),
        CONSTRAINT file_text_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$')
      )`);
    // Which revisions carry a file: asked at each download.
    await runner.query(
      `CREATE INDEX revision_files ON library.revision USING gin ((content -> 'files') jsonb_path_ops) WHERE content -> 'files' IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX library.revision_files`);
    await runner.query(`DROP TABLE library.file_text`);
    await runner.query(`DROP TABLE library.file`);
  }
}
