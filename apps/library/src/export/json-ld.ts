import { jsonLdOf } from '../publication/json-ld.js';
import type { ExportFormat, Exporting } from './export-format.js';
import { inChunks } from './in-chunks.js';

/** One document: the context once, and every record as it is at its own address. */
export const jsonLd: ExportFormat = {
  mediaType: 'application/ld+json; charset=utf-8',
  write: (exporting) => inChunks(graph(exporting)),
};

async function* graph({ records, urls }: Exporting): AsyncGenerator<string> {
  let context: unknown;
  for await (const { record, content } of records()) {
    const { '@context': given, ...node } = jsonLdOf(record, content, urls.of(record)) as Record<string, unknown>;
    yield context === undefined ? `{"@context":${JSON.stringify(given)},"@graph":[\n` : ',\n';
    context = given;
    yield JSON.stringify(node);
  }
  yield context === undefined ? '{"@context":"https://schema.org","@graph":[]}\n' : '\n]}\n';
}
