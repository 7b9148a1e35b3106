import { Inject, Injectable } from '@nestjs/common';
import { Access, readableBy, type Actor, type Permission } from '#access';
import { Database } from '#database';
import { conflict, notFound, type Fault, parsePublicationId, type PublicationKind } from '#kernel';
import type { DraftStage } from '../review/draft-stage.js';
import type { Content } from './content.js';
import type { PublicationState } from './publication.entity.js';

export interface OwnedPublication {
  id: string;
  kind: PublicationKind;
  owner: string;
  state: PublicationState;
  revision: number;
  source_id: string | null;
  draft: Content | null;
  draft_base: number | null;
  draft_version: number | null;
  embargo_until: Date | null;
  /** who saved the draft last */
  draft_by: string | null;
  /** null: it was not handed in */
  stage: DraftStage | null;
  review_version: number | null;
  decided_by: string | null;
  /** who is writing the draft now */
  lock_holder: string | null;
  lock_name: string | null;
  lock_until: Date | null;
}

/** What is under embargo is settled: whoever wants it otherwise cancels that first. */
export const underEmbargo = ({ id, embargo_until: until }: OwnedPublication): Fault =>
  conflict(`${id} is to be published at ${until?.toISOString()}. Cancel that embargo to alter it, or move it.`);

/** The first step of everything that changes a record. */
@Injectable()
export class OwnedPublications {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
  ) {}

  /**
   * Locks the record until the transaction ends, so that what happens to one record happens one after the other. Somebody
   * else's record: not authorised for one who may read it, not found for one who may not.
   */
  async lock(actor: Actor, id: string, permission: Permission): Promise<OwnedPublication> {
    const parsed = parsePublicationId(id);
    if (!parsed || parsed.revision !== undefined) throw notFound(`A publication ${JSON.stringify(id.slice(0, 60))}`);
    const [locked] = await this.db.query<{ owner: string; kind: PublicationKind }>(
      `SELECT owner, kind FROM library.publication WHERE id = $1 AND (owner = $2 OR ${readableBy('readers', '$3')}) FOR UPDATE`,
      [id, actor.participant, actor.readerKeys],
    );
    if (!locked) throw notFound(`The publication ${id}`);
    this.access.require(actor, permission, locked);
    const [found] = await this.db.query<OwnedPublication>(
      `SELECT p.id, p.kind, p.owner, p.state, p.revision, p.source_id, d.content AS draft, d.base_revision AS draft_base, d.version AS draft_version,
         d.updated_by AS draft_by, w.stage, w.version AS review_version, w.decided_by,
         l.holder AS lock_holder, l.holder_name AS lock_name, l.until AS lock_until, e.until AS embargo_until
       FROM library.publication p LEFT JOIN library.draft d ON d.publication_id = p.id
       LEFT JOIN library.review w ON w.publication_id = p.id
       LEFT JOIN library.draft_lock l ON l.publication_id = p.id AND l.until > now()
       LEFT JOIN library.embargo e ON e.publication_id = p.id WHERE p.id = $1`,
      [id],
    );
    return found as OwnedPublication;
  }
}
