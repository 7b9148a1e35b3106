import { stringify } from 'csv-stringify/sync';
import { countryName } from '#kernel';
import type { Coverage } from './coverage.service.js';
import type { AgreementNetwork } from './network-of.js';
import type { ComparedTopic } from './policies-file.js';

/**
 * For spreadsheets: RFC 4180, UTF-8 with a byte order mark, without which some take it for another encoding. What a
 * spreadsheet would take for a formula is text.
 */
const csv = (columns: readonly string[], lines: readonly (string | number)[][]): string =>
  stringify([[...columns], ...lines], { bom: true, record_delimiter: 'windows', escape_formulas: true });

/** One line per country and code: what is zero is a gap. */
export const coverageCsv = ({ columns, rows }: Coverage): string =>
  csv(
    ['country', 'country_name', 'code', 'label', 'count', 'refs'],
    rows.flatMap(({ country, cells }) =>
      cells.map(({ code, count, refs }, at) => [
        country,
        countryName(country, 'en'),
        code,
        columns[at]?.entry.labels['en'] ?? code,
        count,
        refs.join(' '),
      ]),
    ),
  );

/** One line per two parties. */
export const networkCsv = ({ edges }: AgreementNetwork): string =>
  csv(
    ['from', 'to', 'directed', 'count', 'phases', 'occupations', 'agreements'],
    edges.map(({ from, to, directed, count, phases, occupations, agreements }) => [
      from,
      to,
      String(directed),
      count,
      phases.map(({ phase, count: of }) => `${phase} ${of}`).join('; '),
      occupations.join(' '),
      agreements.map(({ id }) => id).join(' '),
    ]),
  );

/** One line per topic, country and record; a country with nothing on a topic has one as well. */
export const policiesCsv = (topics: readonly ComparedTopic[]): string =>
  csv(
    [
      'topic',
      'topic_label',
      'country',
      'country_name',
      'total',
      'id',
      'kind',
      'title',
      'original_language',
      'original_title',
      'status',
      'legal_date',
      'provisions',
      'url',
    ],
    topics.flatMap(({ topic, labels, countries }) =>
      countries.flatMap(({ country, name, total, records }) => {
        const place = [topic, labels['en'] ?? topic, country, name, total];
        if (records.length === 0) return [[...place, ...Array<string>(9).fill('')]];
        return records.map(({ id, kind, title, originalLanguage, status, legalDate, provisions, url }) => [
          ...place,
          id,
          kind,
          title['en'] ?? title[originalLanguage] ?? '',
          originalLanguage,
          title[originalLanguage] ?? '',
          status,
          legalDate ?? '',
          provisions.map(({ heading, summary }) => (summary ? `${heading}: ${summary}` : heading)).join('; '),
          url,
        ]);
      }),
    ),
  );
