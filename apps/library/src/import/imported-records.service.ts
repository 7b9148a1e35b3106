import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import type { PublicationKind } from '#kernel';
import type { Before } from '../publication/change-of.js';
import type { Content } from '../publication/content.js';
import { Duplicates, refusalOf } from '../publication/duplicates.service.js';
import { contentHash } from '../publication/content-hash.js';
import type { PublicationState } from '../publication/publication.entity.js';
import type { ImportOptions } from './import.service.js';
import type { ImportReport } from './import-report.js';
import type { GoodItem } from './item-check.js';

export interface Existing extends Before {
  id: string;
  source_id: string | null;
  kind: PublicationKind;
  state: PublicationState;
  revision: number;
  hash: string | null;
  under_embargo: boolean;
  /** the open one */
  draft: Content | null;
}

/** The records that an import finds again. */
@Injectable()
export class ImportedRecords {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Duplicates) private readonly duplicates: Duplicates,
  ) {}

  /** By sourceId. Two imports of one owner take turns, so that neither makes a record that the other makes too. */
  async lock(owner: string, items: readonly GoodItem[]): Promise<Map<string, Existing>> {
    await this.duplicates.takeTurn(owner);
    const rows = await this.db.query<Existing>(
      `SELECT p.id, p.source_id, p.kind, p.state, p.revision, r.hash, r.content, r.readers, d.content AS draft,
         EXISTS (SELECT FROM library.embargo e WHERE e.publication_id = p.id) AS under_embargo
       FROM library.publication p LEFT JOIN library.revision r ON r.publication_id = p.id AND r.number = p.revision
       LEFT JOIN library.draft d ON d.publication_id = p.id
       WHERE p.owner = $1 AND (p.source_id = ANY($2) OR p.id = ANY($3)) ORDER BY p.id FOR UPDATE OF p`,
      [owner, items.map((item) => item.sourceId), items.flatMap(({ id }) => id ?? [])],
    );
    const bySource = new Map(rows.map((row) => [row.source_id, row]));
    const byId = new Map(rows.map((row) => [row.id, row]));
    const found = items.map((item): [string, Existing | undefined] => [
      item.sourceId,
      bySource.get(item.sourceId) ?? byId.get(item.id ?? ''),
    ]);
    return new Map(found.filter((pair): pair is [string, Existing] => pair[1] !== undefined));
  }

  /** Those that would make a second record of a thing are reported, the others given back. */
  async withoutDuplicates(
    owner: string,
    items: readonly GoodItem[],
    existing: ReadonlyMap<string, Existing>,
    report: ImportReport,
  ): Promise<GoodItem[]> {
    const fresh = items.filter(({ sourceId }) => !existing.has(sourceId));
    if (fresh.length === 0) return [...items];
    const firsts = await this.duplicates.firstOf(
      owner,
      fresh.map(({ content, sourceId }) => ({ id: null, content, sourceId })),
    );
    const refused = new Set<GoodItem>();
    fresh.forEach((item, index) => {
      const first = firsts[index];
      if (!first) return;
      refused.add(item);
      report.bad.push({ row: item.row, field: 'title', message: refusalOf(item.content, first) });
    });
    return items.filter((item) => !refused.has(item));
  }

  /** Whether the item makes a revision; counts it either way. */
  isDue(item: GoodItem, existing: Existing | undefined, options: ImportOptions, report: ImportReport): boolean {
    if (!existing) {
      report.published++;
      return true;
    }
    if (existing.hash === contentHash(item.content) || options.existing === 'keep') {
      report.skipped++;
      return false;
    }
    const reason = refusal(item, existing);
    if (reason !== null) {
      const message = `${JSON.stringify(item.sourceId)} is ${existing.id}, ${reason}`;
      report.bad.push({ row: item.row, field: 'sourceId', message });
      return false;
    }
    report.revised++;
    return true;
  }
}

export function refusal(item: GoodItem, { kind, state, under_embargo }: Existing): string | null {
  if (kind !== item.content.kind) return `which is a ${kind.toLowerCase()}`;
  if (under_embargo) return 'which has something under embargo; cancel that first';
  if (state === 'REVOKED') return 'which was revoked and cannot be revised';
  return state === 'DRAFT' ? 'a draft; publish or delete it first' : null;
}
