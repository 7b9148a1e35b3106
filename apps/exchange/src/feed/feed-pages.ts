import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import type { ChangeFilter } from '../change/change-filter.js';
import { ChangeService, type LoggedChange } from '../change/change.service.js';
import { fitsFilter, mayBeRead } from '../change/fits.js';
import { WITHDRAWN } from '../change/withdrawn.js';

export interface FeedPage {
  entries: LoggedChange[];
  /** the page before this one holds what came before this position; null on the oldest page */
  before: number | null;
  /** entries that a revocation or a withdrawal on this page has taken the ground from */
  withdrawn: { id: string; when: Date }[];
  /** when the newest that this reader may know of came; null on an empty page */
  updated: Date | null;
}

/** Archive pages hold this many; the first page holds what does not fill one, and one more. */
const PAGE = 50;

/**
 * A feed in pages, newest first by arrival. Pages are counted from the oldest entry, so an archive page (RFC 5005) keeps its
 * entries for good and only the first page grows.
 */
@Injectable()
export class FeedPages {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ChangeService) private readonly changes: ChangeService,
  ) {}

  async page(filter: ChangeFilter, readerKeys: readonly string[], before: number | undefined): Promise<FeedPage> {
    const size = before === undefined ? await this.firstSize(filter, readerKeys) : PAGE;
    const found = await this.changes.list({ filter, readerKeys, before, limit: size + 1, newestFirst: true });
    const changes = found.slice(0, size);
    const oldest = changes.at(-1);
    return {
      entries: changes.filter(({ type }) => type !== WITHDRAWN),
      before: found.length > size && oldest ? oldest.position : null,
      withdrawn: [...(await this.taken(changes)), ...(await this.revoked(changes, readerKeys))],
      updated: changes[0]?.sequencedAt ?? null,
    };
  }

  private async firstSize(filter: ChangeFilter, readerKeys: readonly string[]): Promise<number> {
    const parameters: unknown[] = [];
    const where = fitsFilter('c', filter, readerKeys, parameters);
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM exchange.change c WHERE ${where}`,
      parameters,
    );
    const count = row?.count ?? 0;
    return count <= PAGE ? PAGE : PAGE + (count % PAGE);
  }

  /** What a withdrawal took: said once, though several may have taken the same. */
  private async taken(changes: readonly LoggedChange[]): Promise<FeedPage['withdrawn']> {
    const withdrawals = changes.filter(({ type }) => type === WITHDRAWN);
    if (withdrawals.length === 0) return [];
    return this.database.query<{ id: string; when: Date }>(
      `SELECT gone.id, max(c.sequenced_at) AS when FROM exchange.change c, unnest(c.took) AS gone(id)
       WHERE c.position = ANY($1) GROUP BY gone.id ORDER BY 2 DESC, 1`,
      [withdrawals.map(({ position }) => position)],
    );
  }

  private async revoked(
    entries: readonly LoggedChange[],
    readerKeys: readonly string[],
  ): Promise<FeedPage['withdrawn']> {
    const revoked = entries.filter(({ type }) => type === 'publication.revoked');
    if (revoked.length === 0) return [];
    const rows = await this.database.query<{ id: string; when: Date }>(
      `SELECT c.id, r.at AS when FROM unnest($1::text[], $2::bigint[], $3::timestamptz[]) AS r(subject, position, at)
       JOIN exchange.change c ON c.subject = r.subject AND c.position < r.position AND c.type <> '${WITHDRAWN}'
         AND ${mayBeRead('c', '$4::text[]')}
       ORDER BY c.position DESC`,
      [revoked.map((c) => c.subject), revoked.map((c) => c.position), revoked.map((c) => c.sequencedAt), readerKeys],
    );
    return rows;
  }
}
