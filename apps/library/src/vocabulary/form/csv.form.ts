import { stringify } from 'csv-stringify/sync';
import type { Concept, Scheme } from '../concept.js';
import { languagesOf } from '../languages-of.js';
import { ALT_SEPARATOR, LANGUAGE_COLUMNS, PLAIN_COLUMNS } from '../load/csv-input.js';
import type { Form } from './form.js';

/** What `POST /vocabularies/{scheme}` takes. RFC 4180, UTF-8 with a byte order mark, for spreadsheets; no cell is a formula, as none can be loaded. */
function csvOf(concepts: readonly Concept[]): string {
  const languages = languagesOf(concepts);
  const byLanguage = (Object.keys(LANGUAGE_COLUMNS) as (keyof typeof LANGUAGE_COLUMNS)[]).flatMap((name) =>
    languages
      .filter((language) => concepts.some((concept) => language in concept[LANGUAGE_COLUMNS[name]]))
      .map((language) => ({ name, language })),
  );
  const header = [...PLAIN_COLUMNS, ...byLanguage.map(({ name, language }) => `${name}@${language}`)];
  const rows = concepts.map((concept) => [
    ...PLAIN_COLUMNS.map((column) => String(concept[column] ?? '')),
    ...byLanguage.map(({ name, language }) => cellOf(concept, name, language)),
  ]);
  return stringify([header, ...rows], { bom: true, record_delimiter: '\r\n' });
}

function cellOf(concept: Concept, name: keyof typeof LANGUAGE_COLUMNS, language: string): string {
  const value = concept[LANGUAGE_COLUMNS[name]][language];
  return typeof value === 'string' ? value : (value ?? []).join(ALT_SEPARATOR);
}

const catalogueCsv = (schemes: readonly Scheme[]): string => {
  const columns = ['scheme', 'serves', 'version', 'issued', 'source', 'replaces', 'edition', 'extensible'] as const;
  const rows = schemes.map((scheme) => [
    ...columns.map((column) => String(scheme[column] ?? '')),
    scheme.title['en'] ?? '',
    String(scheme.concepts.length),
  ]);
  return stringify([[...columns, 'title@en', 'concepts'], ...rows], { bom: true, record_delimiter: '\r\n' });
};

export const csv: Form = {
  name: 'csv',
  mediaType: 'text/csv',
  alsoFor: [],
  catalogue: catalogueCsv,
  scheme: ({ concepts }) => csvOf(concepts),
  concept: (concept) => csvOf([concept]),
};
