import { Inject, Injectable } from '@nestjs/common';
import { Access, type Actor } from '#access';
import { connection, Database, readPage, type PageInput } from '#database';
import { CursorCodec } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import type { DraftStage } from '../review/draft-stage.js';
import { SecondPair } from '../review/second-pair.service.js';
import type { Content } from './content.js';
import type { PublicationPage } from './publication-list.service.js';
import { RECORD_COLUMNS, recordWith, type PublicationRecord, type RecordRow } from './record.js';

export interface OpenDraft {
  publication: PublicationRecord;
  version: number;
  baseRevision: number;
  updatedAt: Date;
  updatedBy: string;
  stage: DraftStage;
  /** null: it was not handed in */
  review: Review | null;
  /** null: nobody is writing it now */
  lock: { by: string; byName: string | null; since: Date; until: Date } | null;
  /** the owner asks for an approval before it is published */
  needsApproval: boolean;
}

export interface Review {
  version: number;
  asked: string[];
  submittedBy: string;
  submittedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string | null;
}

interface DraftRow extends RecordRow {
  content: Content;
  draft_version: number;
  base_revision: number;
  updated_at: Date;
  updated_by: string;
  stage: DraftStage | null;
  review: Review | null;
  lock: OpenDraft['lock'];
}

const openDraft = (row: DraftRow, needsApproval: boolean): OpenDraft => ({
  publication: recordWith(row, { content: row.content, revision: row.revision, draftVersion: row.draft_version }),
  version: row.draft_version,
  baseRevision: row.base_revision,
  updatedAt: row.updated_at,
  updatedBy: row.updated_by,
  stage: row.stage ?? 'WORKING',
  review: row.review && withDates(row.review, 'submittedAt', 'decidedAt'),
  lock: row.lock && withDates(row.lock, 'since', 'until'),
  needsApproval,
});

/** JSON has no dates. */
const withDates = <T extends object>(value: T, ...names: (keyof T)[]): T => ({
  ...value,
  ...Object.fromEntries(names.map((name) => [name, value[name] && new Date(value[name] as string)])),
});

/** A role may be limited to kinds of record; null: it is not. */
const ofKinds = (kinds: string): string => `(${kinds}::text[] IS NULL OR p.kind = ANY(${kinds}))`;

/** Drafts, for the owner's people who may read them. */
@Injectable()
export class DraftReader {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(CursorCodec) private readonly cursors: CursorCodec,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(SecondPair) private readonly secondPair: SecondPair,
  ) {}

  /** For use-cases that have asked for permission already. */
  async get(id: string): Promise<PublicationRecord> {
    const [row] = await this.rows(`p.id = $1`, [id]);
    return openDraft(row as DraftRow, false).publication;
  }

  /** The open drafts of publications; null where there is none, and everywhere for those who may not read drafts. */
  async ofMany(actor: Actor, ids: readonly string[]): Promise<(OpenDraft | null)[]> {
    const kinds = this.access.kinds(actor, 'publication:read-drafts');
    if (kinds?.length === 0) return ids.map(() => null);
    const rows = await this.rows(`p.id = ANY($1) AND p.owner = $2 AND ${ofKinds('$3')}`, [
      ids,
      actor.participant,
      kinds,
    ]);
    const needsApproval = rows.length > 0 && (await this.secondPair.isAskedBy(actor.participant ?? ''));
    const byId = new Map(rows.map((row) => [row.id, openDraft(row, needsApproval)]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  async list(actor: Actor, given: PageInput): Promise<PublicationPage> {
    this.access.require(actor, 'publication:read-drafts');
    const kinds = this.access.kinds(actor, 'publication:read-drafts');
    const purpose = `drafts:${actor.participant}`;
    const page = readPage(this.cursors, purpose, given, { byDefault: 20, most: this.environment.GRAPHQL_MAX_PAGE });
    const rows = await this.rows(
      `p.owner = $1 AND ${ofKinds('$5')} AND ($2::timestamptz IS NULL OR (d.updated_at, p.id) < ($2, $3::text)) ORDER BY d.updated_at DESC, p.id DESC LIMIT $4`,
      [actor.participant, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit + 1, kinds],
    );
    const drafts = rows.map((row) => ({ ...openDraft(row, false).publication, touched: row.updated_at.toISOString() }));
    const found = connection(this.cursors, purpose, page, drafts, ({ touched, id }) => [touched, id]);
    return { ...found, count: () => this.count(actor.participant, kinds) };
  }

  private async count(owner: string, kinds: readonly string[] | null): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM library.draft d JOIN library.publication p ON p.id = d.publication_id WHERE p.owner = $1 AND ${ofKinds('$2')}`,
      [owner, kinds],
    );
    return row?.count ?? 0;
  }

  private rows(where: string, parameters: unknown[]): Promise<DraftRow[]> {
    return this.db.query<DraftRow>(
      `SELECT ${RECORD_COLUMNS}, d.content, d.version AS draft_version, d.base_revision, d.updated_at, d.updated_by, w.stage,
         CASE WHEN w.stage IS NOT NULL THEN jsonb_build_object('version', w.version, 'asked', w.asked, 'submittedBy', w.submitted_by,
           'submittedAt', w.submitted_at, 'decidedBy', w.decided_by, 'decidedAt', w.decided_at, 'reason', w.reason) END AS review,
         CASE WHEN l.until > now() THEN jsonb_build_object('by', l.holder, 'byName', l.holder_name, 'since', l.since, 'until', l.until) END AS lock
       FROM library.draft d JOIN library.publication p ON p.id = d.publication_id
       LEFT JOIN library.review w ON w.publication_id = p.id
       LEFT JOIN library.draft_lock l ON l.publication_id = p.id WHERE ${where}`,
      parameters,
    );
  }
}
