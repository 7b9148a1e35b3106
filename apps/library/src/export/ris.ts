import { citationOf, onOneLine, type Citation } from './citation.js';
import type { ExportFormat, Exporting } from './export-format.js';
import { inChunks } from './in-chunks.js';

/** RIS, as reference managers read it: one tag in each line, a record ends with ER. */
export const ris: ExportFormat = {
  mediaType: 'application/x-research-info-systems; charset=utf-8',
  write: (exporting) => inChunks(entries(exporting)),
};

async function* entries({ records, urls }: Exporting): AsyncGenerator<string> {
  for await (const exported of records()) yield entry(citationOf(exported, urls));
}

/** Statute, legal rule, report; what is none of these is generic. */
const TYPES: Partial<Record<string, string>> = { LAW: 'STAT', AGREEMENT: 'LEGAL', PRACTICE: 'RPRT' };

function entry(cited: Citation): string {
  const [year = '', month = '', day = ''] = cited.date?.split('-') ?? [];
  const tags: [string, string | undefined][] = [
    ['TY', TYPES[cited.kind] ?? 'GEN'],
    ['ID', cited.id],
    ['TI', cited.title],
    ['TT', cited.translatedTitle],
    ['AU', cited.author],
    ['PY', year],
    ['DA', cited.date && `${year}/${month}/${day}`],
    ['M1', cited.number],
    ['CY', cited.country],
    ['LA', cited.language],
    ['AB', cited.abstract],
    ['UR', cited.url],
    ['L2', cited.officialUrl],
    ['ET', String(cited.revision)],
    ['N1', cited.publishedOn && `Revision ${cited.revision}, published ${cited.publishedOn}`],
  ];
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${onOneLine(value)}\r\n`] : []));
  return `${lines.join('')}ER  - \r\n\r\n`;
}
