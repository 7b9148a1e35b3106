import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import type { Actor } from '#access';
import { Database } from '#database';
import { Fault, invalidInput, notFound } from '#kernel';
import { DraftReader } from '../publication/draft-reader.service.js';
import { PublicationReader } from '../publication/publication-reader.service.js';
import type { PublicationRecord } from '../publication/record.js';

export interface Sent {
  /** what the sender calls this request; none: it is carried out each time it comes */
  key: string | null | undefined;
  /** where a problem with the key is told */
  path: string;
  /** what is asked, and with what */
  request: readonly unknown[];
}

export interface Done {
  record: PublicationRecord;
  /** it had been carried out before */
  repeated: boolean;
}

const KEY = /^[\x21-\x7e]{1,200}$/;
const KEPT = '7 days';

/**
 * Carries a request out once, however often it is sent: a machine that got no answer sends it again under the same key.
 * The key is written in the transaction of the use-case, so a request that failed or was cut off has left nothing, and two
 * at the same moment wait for each other.
 */
@Injectable()
export class Idempotency {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(PublicationReader) private readonly reader: PublicationReader,
    @Inject(DraftReader) private readonly drafts: DraftReader,
  ) {}

  /** What came of the work, or of the same request earlier, as the record stands now. */
  async once(actor: Actor, { key, path, request }: Sent, work: () => Promise<PublicationRecord>): Promise<Done> {
    if (key === null || key === undefined) return { record: await work(), repeated: false };
    if (!KEY.test(key))
      throw invalidInput([{ path, message: 'expected 1 to 200 visible ASCII characters, such as a UUID' }]);
    const { participant, person } = actor;
    // Nobody in particular has no keys: whatever is asked will be refused, and must be by the same rule as ever.
    if (participant === null) return { record: await work(), repeated: false };
    const hash = createHash('sha256')
      .update(canonicalize(request) ?? '')
      .digest('hex');
    return this.db.transaction(async () => {
      const [taken] = await this.db.query(
        `INSERT INTO library.idempotency_key (participant, sender, key, request, at) VALUES ($1, $2, $3, $4, now())
         ON CONFLICT DO NOTHING RETURNING key`,
        [participant, person, key, hash],
      );
      if (!taken) return { record: await this.earlier(actor, key, path, hash), repeated: true };
      const record = await work();
      await this.db.query(
        `UPDATE library.idempotency_key SET publication_id = $4 WHERE participant = $1 AND sender = $2 AND key = $3`,
        [participant, person, key, record.id],
      );
      await this.db.query(`DELETE FROM library.idempotency_key WHERE at < now() - interval '${KEPT}'`);
      return { record, repeated: false };
    });
  }

  private async earlier(actor: Actor, key: string, path: string, hash: string): Promise<PublicationRecord> {
    const [row] = await this.db.query<{ request: string; publication_id: string }>(
      `SELECT request, publication_id FROM library.idempotency_key WHERE participant = $1 AND sender = $2 AND key = $3`,
      [actor.participant, actor.person, key],
    );
    if (!row) throw new Fault('CONFLICT', `The request ${key} was removed while it was looked for; send it again.`);
    if (row.request !== hash)
      throw invalidInput([
        { path, message: 'was used for another request before; give each request a key of its own' },
      ]);
    const [draft] = await this.drafts.ofMany(actor, [row.publication_id]);
    const record = draft?.publication ?? (await this.reader.find(actor, row.publication_id));
    if (!record) throw notFound(`The record of the request ${key}`);
    return record;
  }
}
