import { Inject, Injectable } from '@nestjs/common';
import { Access, audienceKeys, mayRead, Readers, type Actor } from '#access';
import { Database } from '#database';
import { subgraphContext, type SubgraphContext } from '#graphql';
import { contentHash } from '../publication/content-hash.js';
import { definitionOf, type Content } from '../publication/content.js';
import { PublicationReader } from '../publication/publication-reader.service.js';
import { RECORD_COLUMNS, recordWith, type PublicationRecord, type RecordRow } from '../publication/record.js';
import { previewReader, type GivenReader, type PreviewReader } from './preview-reader.js';
import { NEVER_PUBLISHED, whyNot } from './why-not.js';

export interface Preview {
  now: Previewed;
  oncePublished: Previewed | null;
}

interface Previewed {
  visible: boolean;
  whyNot: string | null;
  publication: PublicationRecord | null;
}

interface OwnRow extends RecordRow {
  /** of the newest revision */
  published: Content | null;
  /** of the open draft, or under embargo */
  next: Content | null;
  base_revision: number | null;
}

/**
 * A record of one's own participant's as others see it. The one who asks may see all of it himself; a record carries its
 * reader's context along (`readAs`), so that whatever is asked of it is answered as to that reader.
 */
@Injectable()
export class Previews {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(Readers) private readonly readers: Readers,
    @Inject(PublicationReader) private readonly reader: PublicationReader,
  ) {}

  async of(id: string, given: GivenReader, { actor, requestId, languages }: SubgraphContext): Promise<Preview | null> {
    this.access.require(actor, 'publication:read-drafts');
    const reader = await previewReader(given, this.readers);
    const own = await this.own(actor, id);
    if (!own) return null;
    const readAs = subgraphContext({ actor: reader.actor, requestId, languages });
    const shown = await this.reader.find(reader.actor, id);
    return {
      now: shown
        ? seen({ ...shown, readAs })
        : unseen(own.published === null ? NEVER_PUBLISHED : whyNot(own.published, own.owner, reader.name)),
      oncePublished: own.next && oncePublished(own, own.next, reader, readAs),
    };
  }

  /** Of one's own participant's alone, and of the kinds that one may read drafts of. */
  private async own(actor: Actor, id: string): Promise<OwnRow | null> {
    const [row] = await this.db.query<OwnRow>(
      `SELECT ${RECORD_COLUMNS}, r.content AS published, COALESCE(d.content, e.content) AS next,
         COALESCE(d.base_revision, e.base_revision) AS base_revision
       FROM library.publication p
       LEFT JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision
       LEFT JOIN library.draft d ON d.publication_id = p.id
       LEFT JOIN library.embargo e ON e.publication_id = p.id
       WHERE p.id = $1 AND p.owner = $2 AND ($3::text[] IS NULL OR p.kind = ANY($3))`,
      [id, actor.participant, this.access.kinds(actor, 'publication:read-drafts')],
    );
    return row ?? null;
  }
}

function oncePublished(own: OwnRow, content: Content, reader: PreviewReader, readAs: SubgraphContext): Previewed {
  const parties = definitionOf(content.kind).parties(content);
  const keys = audienceKeys(content.audience, own.owner, parties, content.audienceBodies);
  if (!mayRead(reader.actor.readerKeys, keys)) return unseen(whyNot(content, own.owner, reader.name));
  const revision = (own.base_revision ?? 0) + 1;
  const publication = recordWith(own, { content, revision, contentHash: contentHash(content) });
  return seen({ ...publication, state: 'PUBLISHED', readAs });
}

const seen = (publication: PublicationRecord): Previewed => ({ visible: true, whyNot: null, publication });
const unseen = (why: string): Previewed => ({ visible: false, whyNot: why, publication: null });
