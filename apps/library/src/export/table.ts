import type { PublicationKind } from '#kernel';
import { cellsOf, inSchemaOrder, type Cell } from '../sheet/cells.js';
import type { Exported } from './export-snapshot.js';
import type { Exporting } from './export-format.js';

/** What stands of the record itself, left of its content; an import reads of these only the owner and the address. */
const RECORD = {
  'record.id': ({ record }: Exported) => record.id,
  'record.revision': ({ record }: Exported) => record.revision,
  'record.state': ({ record }: Exported) => record.state,
  'record.owner': ({ record }: Exported) => record.ownerId,
  'record.publishedAt': ({ record }: Exported) => record.publishedAt?.toISOString(),
  'record.confirmedAt': ({ record }: Exported) => record.freshness?.confirmedAt.toISOString(),
  'record.freshness': ({ record }: Exported) => record.freshness?.state,
  'record.contentHash': ({ record }: Exported) => record.contentHash ?? undefined,
} satisfies Record<string, (exported: Exported) => Cell | undefined>;

export interface Table {
  columns: string[];
  rows: () => AsyncGenerator<(Cell | undefined)[]>;
}

/**
 * Records as rows. Which columns there are is known only when all records were seen (whose titles are in which languages,
 * which agreement has most parties), so they are gone through twice, in one snapshot.
 */
export async function tableOf({ records, urls }: Exporting): Promise<Table> {
  const seen = new Set<string>();
  const kinds = new Set<PublicationKind>();
  for await (const { content } of records()) {
    kinds.add(content.kind);
    for (const column of cellsOf(content).keys()) seen.add(column);
  }
  const fields = inSchemaOrder(seen, [...kinds]);
  async function* rows(): AsyncGenerator<(Cell | undefined)[]> {
    for await (const exported of records()) {
      const cells = cellsOf(exported.content);
      const own = Object.values(RECORD).map((read) => read(exported));
      yield [...own, urls.of(exported.record), ...fields.map((field) => cells.get(field))];
    }
  }
  return { columns: [...Object.keys(RECORD), 'record.url', ...fields], rows };
}
