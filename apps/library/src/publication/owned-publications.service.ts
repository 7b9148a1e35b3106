import { Inject, Injectable } from '@nestjs/common';
import { Access, readableBy, type Actor, type Permission } from '#access';
import { Database } from '#database';
import { conflict, notFound, type Fault, parsePublicationId, type PublicationKind } from '#kernel';
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
         e.until AS embargo_until
       FROM library.publication p LEFT JOIN library.draft d ON d.publication_id = p.id
       LEFT JOIN library.embargo e ON e.publication_id = p.id WHERE p.id = $1`,
      [id],
    );
    return found as OwnedPublication;
  }
}
