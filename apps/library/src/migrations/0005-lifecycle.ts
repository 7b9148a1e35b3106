import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reviews, comments and locks of drafts; until when a published record counts as confirmed. */
export class Lifecycle0005732200000000 implements MigrationInterface {
  name = 'Lifecycle0005732200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE library.review (
        publication_id text NOT NULL,
        stage text NOT NULL,
        version integer NOT NULL,
        asked text[] NOT NULL DEFAULT '{}',
        submitted_by text NOT NULL,
        submitted_at timestamptz(3) NOT NULL,
        decided_by text,
        decided_at timestamptz(3),
        reason text,
        reminded_at timestamptz(3),
        escalated_at timestamptz(3),
        CONSTRAINT pk_review PRIMARY KEY (publication_id),
        CONSTRAINT review_draft FOREIGN KEY (publication_id) REFERENCES library.draft (publication_id) ON DELETE CASCADE,
        CONSTRAINT review_stage CHECK (stage IN ('IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED', 'REJECTED')),
        CONSTRAINT review_is_decided CHECK ((stage = 'IN_REVIEW') = (decided_by IS NULL)),
        CONSTRAINT review_has_reason CHECK ((stage IN ('CHANGES_REQUESTED', 'REJECTED')) = (reason IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX review_waiting ON library.review (submitted_at) WHERE stage = 'IN_REVIEW'`);
    await runner.query(`
      CREATE TABLE library.draft_comment (
        id uuid NOT NULL,
        publication_id text NOT NULL,
        base_revision integer NOT NULL,
        version integer NOT NULL,
        path text,
        answers uuid,
        text text NOT NULL,
        written_by text NOT NULL,
        written_by_name text,
        written_at timestamptz(3) NOT NULL,
        resolved_by text,
        resolved_at timestamptz(3),
        CONSTRAINT pk_draft_comment PRIMARY KEY (id),
        CONSTRAINT draft_comment_publication FOREIGN KEY (publication_id) REFERENCES library.publication (id) ON DELETE CASCADE,
        CONSTRAINT draft_comment_answers FOREIGN KEY (answers) REFERENCES library.draft_comment (id) ON DELETE CASCADE
      )`);
    await runner.query(
      `CREATE INDEX draft_comment_of ON library.draft_comment (publication_id, base_revision, written_at)`,
    );
    await runner.query(`
      CREATE TABLE library.draft_lock (
        publication_id text NOT NULL,
        holder text NOT NULL,
        holder_name text,
        since timestamptz(3) NOT NULL,
        until timestamptz(3) NOT NULL,
        CONSTRAINT pk_draft_lock PRIMARY KEY (publication_id),
        CONSTRAINT draft_lock_draft FOREIGN KEY (publication_id) REFERENCES library.draft (publication_id) ON DELETE CASCADE
      )`);

    await runner.query(`
      ALTER TABLE library.publication
        ADD confirmed_at timestamptz(3), ADD confirmed_by text, ADD due_on date, ADD lapses_on date,
        ADD freshness_told smallint NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE library.embargo ADD batch uuid`);
    // What is out already was confirmed by being published: laws, practices and resources for 24 months, agreements for 12 or until
    // 90 days before they expire.
    await runner.query(`
      UPDATE library.publication p SET confirmed_at = p.published_at, confirmed_by = p.owner,
        due_on = CASE WHEN p.kind = 'AGREEMENT'
          THEN least((p.published_at AT TIME ZONE 'UTC' + interval '12 months')::date, given.before_expiry)
          ELSE (p.published_at AT TIME ZONE 'UTC' + interval '24 months')::date END
      FROM (
        SELECT q.id, CASE WHEN e.expires - 90 > q.published_at::date THEN e.expires - 90
                          WHEN e.expires > q.published_at::date THEN e.expires END AS before_expiry
        FROM library.publication q
        LEFT JOIN library.revision r ON r.publication_id = q.id AND r.number = q.revision
        CROSS JOIN LATERAL (SELECT rpad(r.content ->> 'expiresOn', 10, '-01-01')::date AS expires) e
      ) given
      WHERE given.id = p.id AND p.state = 'PUBLISHED' AND p.kind <> 'EVENT'`);
    await runner.query(
      `UPDATE library.publication SET lapses_on = (due_on + interval '3 months')::date WHERE due_on IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX publication_due ON library.publication (due_on) WHERE state = 'PUBLISHED' AND freshness_told < 3`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE library.publication DROP confirmed_at, DROP confirmed_by, DROP due_on, DROP lapses_on, DROP freshness_told`,
    );
    await runner.query(`ALTER TABLE library.embargo DROP batch`);
    await runner.query(`DROP TABLE library.draft_lock, library.draft_comment, library.review`);
  }
}
