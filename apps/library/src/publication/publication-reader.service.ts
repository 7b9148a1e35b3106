import { Inject, Injectable } from '@nestjs/common';
import { Access, readableBy, type Actor } from '#access';
import { Database } from '#database';
import { invalidInput, parsePublicationId, type Fault } from '#kernel';
import { contentHash } from './content-hash.js';
import type { Content } from './content.js';
import { RECORD_COLUMNS, recordOf, recordWith, type PublicationRecord, type RecordRow } from './record.js';
import { RevisionReader } from './revision-reader.service.js';

interface FoundRow extends RecordRow {
  draft: Content | null;
  draft_version: number | null;
  embargoed: Content | null;
}

/** Single records by id. What the actor may not see is null, exactly as what does not exist. */
@Injectable()
export class PublicationReader {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(RevisionReader) private readonly revisions: RevisionReader,
  ) {}

  /**
   * @param ref a citable id, with or without @revision
   * @param asOf a moment: the revision that stood then, instead of a numbered one
   */
  async find(
    actor: Actor,
    ref: string,
    revision?: number | null,
    asOf?: string | null,
  ): Promise<PublicationRecord | null> {
    const parsed = parsePublicationId(ref);
    if (!parsed) return null;
    const named = revision ?? parsed.revision;
    if (asOf && named !== undefined) throw oneOfTheTwo();
    const asked = asOf ? await this.revisions.standingAt(parsed.id, asOf) : named;
    if (asked === null) return null;
    const [row] = await this.rows(actor, [parsed.id]);
    if (!row) return null;
    if (asked === undefined || (asked === row.revision && asked > 0)) return this.current(row);
    const [found] = await this.revisions.named(actor, parsed.id, asked);
    if (!found) return null;
    return recordWith(row, {
      content: found.content,
      revision: asked,
      contentHash: found.hash,
      publishedAt: found.published_at,
    });
  }

  /** In the order of the ids, for entity references: one query for all. */
  async findMany(actor: Actor, ids: readonly string[]): Promise<(PublicationRecord | null)[]> {
    const rows = await this.rows(actor, ids);
    const read = this.revisions.contentsOf(rows);
    const byId = new Map(rows.map((row) => [row.id, this.current(row, read)]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  /** The content is read once, when the first of its fields is asked for. */
  private current(row: FoundRow, contentOf = this.revisions.contentsOf([row])): PublicationRecord {
    if (row.embargoed)
      return recordWith(row, { content: row.embargoed, revision: 0, contentHash: contentHash(row.embargoed) });
    if (!row.draft) return recordOf(row, () => contentOf(row.id));
    return recordWith(row, { content: row.draft, revision: 0, draftVersion: row.draft_version ?? 1 });
  }

  /** The content of a draft, or under embargo, comes along only for what was never published: there is nothing else to show. */
  private rows(actor: Actor, ids: readonly string[]): Promise<FoundRow[]> {
    const kinds = this.access.kinds(actor, 'publication:read-drafts');
    return this.db.query<FoundRow>(
      `SELECT ${RECORD_COLUMNS}, d.content AS draft, d.version AS draft_version, e.content AS embargoed
       FROM library.publication p
       LEFT JOIN library.draft d ON p.state = 'DRAFT' AND d.publication_id = p.id
       LEFT JOIN library.embargo e ON p.state = 'DRAFT' AND e.publication_id = p.id AND ${readableBy('e.readers', '$2')}
       WHERE p.id = ANY($1) AND (${readableBy('p.readers', '$2')} OR e.publication_id IS NOT NULL
         OR d.publication_id IS NOT NULL AND p.owner = $3 AND ($4::text[] IS NULL OR p.kind = ANY($4)))`,
      [ids, actor.readerKeys, actor.participant, kinds],
    );
  }
}

const oneOfTheTwo = (): Fault =>
  invalidInput([
    { path: 'asOf', message: 'names a revision by its moment; leave it out, or the number of a revision' },
  ]);
