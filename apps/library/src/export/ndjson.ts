import { representationOf } from '../publication/representation.js';
import type { ExportFormat, Exporting } from './export-format.js';
import { inChunks } from './in-chunks.js';

/** One record in each line, as GET /publications/{id} gives it: with its content, which the hash is of. */
export const ndjson: ExportFormat = {
  mediaType: 'application/x-ndjson; charset=utf-8',
  write: (exporting) => inChunks(lines(exporting)),
};

async function* lines({ records, urls }: Exporting): AsyncGenerator<string> {
  for await (const { record, content } of records())
    yield `${JSON.stringify(representationOf(record, content, urls.of(record)))}\n`;
}
