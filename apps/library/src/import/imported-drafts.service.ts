import { Inject, Injectable } from '@nestjs/common';
import { Audit, type Actor } from '#access';
import { Database } from '#database';
import { participantCountry } from '#kernel';
import { contentHash } from '../publication/content-hash.js';
import type { ImportOptions } from './import.service.js';
import type { ImportReport } from './import-report.js';
import { refusal, type Existing } from './imported-records.service.js';
import type { GoodItem } from './item-check.js';

type Officer = Actor & { person: string; participant: string };

/** What contributors import: drafts, which a publisher looks at. An open draft is somebody's work and is not written over. */
@Injectable()
export class ImportedDrafts {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Whether the item makes a draft; counts it either way. */
  isDue(item: GoodItem, existing: Existing | undefined, report: ImportReport): boolean {
    const hash = contentHash(item.content);
    if (existing?.draft && contentHash(existing.draft) !== hash) {
      const message = `${JSON.stringify(item.sourceId)} is ${existing.id}, of which there is an open draft that says something else; publish or delete it first`;
      report.bad.push({ row: item.row, field: 'sourceId', message });
      return false;
    }
    if (existing && (existing.draft || existing.hash === hash)) {
      report.skipped++;
      return false;
    }
    const reason = existing && refusal(item, existing);
    if (reason) {
      report.bad.push({
        row: item.row,
        field: 'sourceId',
        message: `${JSON.stringify(item.sourceId)} is ${existing.id}, ${reason}`,
      });
      return false;
    }
    if (existing) report.revised++;
    else report.published++;
    return true;
  }

  async begin(
    actor: Officer,
    items: readonly { item: GoodItem; id: string; before: Existing | null }[],
    options: ImportOptions,
  ): Promise<void> {
    const fresh = items.filter(({ before }) => before === null);
    await this.db.query(
      `INSERT INTO library.publication (id, kind, owner, country, state, source_id)
       SELECT id, kind, $2, $3, 'DRAFT', source_id FROM jsonb_to_recordset($1::jsonb) AS given (id text, kind text, source_id text)`,
      [
        JSON.stringify(fresh.map(({ id, item }) => ({ id, kind: item.content.kind, source_id: item.sourceId }))),
        actor.participant,
        participantCountry(actor.participant),
      ],
    );
    await this.db.query(
      `INSERT INTO library.draft (publication_id, content, base_revision, updated_by, updated_at)
       SELECT id, content, base, $2, now() FROM jsonb_to_recordset($1::jsonb) AS given (id text, content jsonb, base integer)`,
      [
        JSON.stringify(
          items.map(({ id, item, before }) => ({ id, content: item.content, base: before?.revision ?? 0 })),
        ),
        actor.person,
      ],
    );
    await Audit.record(this.db, {
      actor,
      action: 'draft:import',
      thing: `${items.length} from ${items[0]?.id} on`,
      after: items.map(({ id, item }) => [id, contentHash(item.content)]),
      reason: options.batchId ? `batch ${options.batchId}` : null,
    });
  }
}
