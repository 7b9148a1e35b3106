import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput, isUuid, notFound, type PublicationKind } from '#kernel';
import { grouped } from '../grouped.js';
import { definitionOf } from '../publication/content.js';
import { DraftReader, type OpenDraft } from '../publication/draft-reader.service.js';
import { noteOf } from '../publication/note.js';
import { OwnedPublications } from '../publication/owned-publications.service.js';
import type { PublicationRecord } from '../publication/record.js';
import { nearest } from '../vocabulary/nearest.js';
import { requireDraft } from './draft-stage.js';

export interface DraftComment {
  id: string;
  version: number;
  path: string | null;
  text: string;
  writtenBy: string;
  writtenByName: string | null;
  writtenAt: Date;
  resolvedBy: string | null;
  resolvedAt: Date | null;
  replies: DraftComment[];
}

interface Row extends Omit<DraftComment, 'replies'> {
  publication: string;
  answers: string | null;
}

export interface NewComment {
  id: string;
  path?: string | null;
  text: string;
  /** the comment that is answered */
  answers?: string | null;
}

const MOST = 1000;

/** What is said of a draft, by field; for those who may read drafts. */
@Injectable()
export class DraftComments {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(OwnedPublications) private readonly owned: OwnedPublications,
    @Inject(DraftReader) private readonly reader: DraftReader,
  ) {}

  async add(actor: Actor, { id, path, text: given, answers }: NewComment): Promise<PublicationRecord> {
    this.access.require(actor, 'publication:comment');
    const { person, name } = actor;
    const text = noteOf(given, 'text');
    if (text === null) throw invalidInput([{ path: 'text', message: 'is missing' }]);
    return this.db.transaction(async () => {
      const record = await this.owned.lock(actor, id, 'publication:comment');
      requireDraft(record);
      refuseUnknown(record.kind, path ?? null);
      const { draft_version: version, draft_base: base } = record;
      const thread = answers ? await this.threadOf(id, base, answers) : null;
      await this.refuseTooMany(id, base);
      await this.db.query(
        `INSERT INTO library.draft_comment (id, publication_id, base_revision, version, path, answers, text, written_by, written_by_name, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp())`,
        [
          randomUUID(),
          id,
          base,
          version,
          thread ? thread.path : (path ?? null),
          thread?.id ?? null,
          text,
          person,
          name,
        ],
      );
      await Audit.record(this.db, { actor, action: 'draft:comment', thing: id, after: { version, path, text } });
      return this.reader.get(id);
    });
  }

  /** A thread is settled, or taken up again. */
  async resolve(actor: Actor, id: string, comment: string, isResolved: boolean): Promise<PublicationRecord> {
    this.access.require(actor, 'publication:comment');
    return this.db.transaction(async () => {
      const record = await this.owned.lock(actor, id, 'publication:comment');
      requireDraft(record);
      const thread = await this.threadOf(id, record.draft_base, comment);
      await this.db.query(
        isResolved
          ? `UPDATE library.draft_comment SET resolved_by = $2, resolved_at = now() WHERE id = $1 AND resolved_at IS NULL`
          : `UPDATE library.draft_comment SET resolved_by = NULL, resolved_at = NULL WHERE id = $1 AND $2::text IS NOT NULL`,
        [thread.id, actor.person],
      );
      const action = isResolved ? 'draft:resolve-comment' : 'draft:reopen-comment';
      await Audit.record(this.db, { actor, action, thing: id, after: { comment: thread.id } });
      return this.reader.get(id);
    });
  }

  /** The threads of drafts, the oldest first. Whoever has a draft in hand may read them. */
  async ofMany(drafts: readonly OpenDraft[]): Promise<DraftComment[][]> {
    const rows = await this.db.query<Row>(
      `SELECT c.id, c.publication_id AS publication, c.version, c.path, c.answers, c.text, c.written_by AS "writtenBy",
         c.written_by_name AS "writtenByName", c.written_at AS "writtenAt", c.resolved_by AS "resolvedBy", c.resolved_at AS "resolvedAt"
       FROM library.draft_comment c JOIN library.draft d ON d.publication_id = c.publication_id AND d.base_revision = c.base_revision
       WHERE c.publication_id = ANY($1) ORDER BY c.written_at, c.id`,
      [drafts.map(({ publication }) => publication.id)],
    );
    const replies = grouped(rows, (row) => row.answers ?? '');
    const begun = grouped(replies.get('') ?? [], (row) => row.publication);
    const withReplies = (row: Row): DraftComment => ({
      ...row,
      replies: (replies.get(row.id) ?? []).map((reply) => ({ ...reply, replies: [] })),
    });
    return drafts.map(({ publication }) => (begun.get(publication.id) ?? []).map(withReplies));
  }

  /** What is said of a draft that is thrown away goes with it; in that transaction. */
  async forget(id: string, base: number | null): Promise<void> {
    await this.db.query(`DELETE FROM library.draft_comment WHERE publication_id = $1 AND base_revision = $2`, [
      id,
      base,
    ]);
  }

  private async threadOf(
    id: string,
    base: number | null,
    comment: string,
  ): Promise<{ id: string; path: string | null }> {
    const [row] = isUuid(comment)
      ? await this.db.query<{ id: string; path: string | null }>(
          `SELECT coalesce(answers, id) AS id, path FROM library.draft_comment WHERE id = $1 AND publication_id = $2 AND base_revision = $3`,
          [comment, id, base],
        )
      : [];
    if (!row) throw notFound('This comment');
    return row;
  }

  private async refuseTooMany(id: string, base: number | null): Promise<void> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM library.draft_comment WHERE publication_id = $1 AND base_revision = $2`,
      [id, base],
    );
    if ((row?.count ?? 0) >= MOST) throw conflict(`The draft of ${id} has ${MOST} comments, which is the most.`);
  }
}

/** `title.vi`: the first part is a field of the kind, what is below it may come and go. */
function refuseUnknown(kind: PublicationKind, path: string | null): void {
  if (path === null) return;
  const { schema, noun } = definitionOf(kind);
  const fields = Object.keys((schema as { shape?: object }).shape ?? {});
  const [field = ''] = path.split('.');
  if (path.length <= 200 && /^[\w.-]+$/.test(path) && fields.includes(field)) return;
  const near = nearest(field, fields);
  const message = `${JSON.stringify(path.slice(0, 60))} is no field of a ${noun}${near ? `; did you mean ${near}?` : '; expected one such as title.en'}`;
  throw invalidInput([{ path: 'path', message }]);
}
