import { citationOf, onOneLine, type Citation } from './citation.js';
import type { ExportFormat, Exporting } from './export-format.js';
import { inChunks } from './in-chunks.js';

/**
 * BibTeX in UTF-8, with the fields of biblatex. Everything is `@misc`, which every style knows; the title stands in two
 * pairs of braces, so that no style makes small letters of an act's name.
 */
export const bibtex: ExportFormat = {
  mediaType: 'application/x-bibtex; charset=utf-8',
  write: (exporting) => inChunks(entries(exporting)),
};

async function* entries({ records, urls }: Exporting): AsyncGenerator<string> {
  for await (const exported of records()) yield entry(citationOf(exported, urls));
}

function entry(cited: Citation): string {
  const [year, month] = cited.date?.split('-') ?? [];
  const fields: Record<string, string | undefined> = {
    title: cited.title && `{${tex(cited.title)}}`,
    titleaddon: cited.translatedTitle && tex(cited.translatedTitle),
    author: `{${tex(cited.author)}}`,
    year,
    month: month && String(Number(month)),
    date: cited.date,
    number: cited.number && tex(cited.number),
    location: cited.country && tex(cited.country),
    type: TYPES[cited.kind] ?? cited.kind.toLowerCase(),
    langid: cited.language,
    url: verbatim(cited.url),
    howpublished: cited.officialUrl && `\\url{${verbatim(cited.officialUrl)}}`,
    version: String(cited.revision),
    note: `${tex(cited.id)}, revision ${cited.revision}${cited.publishedOn ? `, published ${cited.publishedOn}` : ''}`,
    abstract: cited.abstract && tex(cited.abstract),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`  ${name} = {${value}},\n`] : []));
  return `@misc{${cited.id},\n${lines.join('')}}\n\n`;
}

const TYPES: Partial<Record<string, string>> = { LAW: 'legislation', AGREEMENT: 'agreement', PRACTICE: 'practice' };

const MARKS: Record<string, string> = {
  '\\': '\\textbackslash{}',
  // Not \{ and \}: programs count braces, and do not see that they are escaped.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** What TeX would take for a command. */
const tex = (text: string): string => onOneLine(text).replace(/[\\{}~^#$%&_]/g, (mark) => MARKS[mark] ?? `\\${mark}`);

/** In addresses nothing is a command, but braces would still be counted. */
const verbatim = (url: string): string => onOneLine(url).replace(/[\\{} ]/g, (mark) => encodeURIComponent(mark));
