import type { RegisterLine } from './register-line.js';

/**
 * The register for spreadsheets: RFC 4180, UTF-8 with a byte order mark, without which some take it for another encoding.
 * A cell that a spreadsheet would take for a formula begins with an apostrophe, telephone numbers among them.
 */
const COLUMNS: Record<string, (line: RegisterLine) => string | null> = {
  country: ({ country }) => country,
  country_name: ({ countryName }) => countryName,
  capacity: ({ capacity }) => capacity,
  body: ({ body }) => body,
  authority: ({ authority }) => authority,
  name: ({ name }) => name,
  names: ({ names }) => inLines(Object.entries(names).map(([language, name]) => `${language}: ${name}`)),
  ministry: ({ ministry }) => ministry,
  from: ({ from }) => from,
  to: ({ to }) => to,
  instrument: ({ instrument }) => instrument,
  instrument_url: ({ instrumentUrl }) => instrumentUrl,
  instrument_sha256: ({ instrumentSha256 }) => instrumentSha256,
  deputy_authority: ({ deputyAuthority }) => deputyAuthority,
  deputy_office: ({ deputyOffice }) => deputyOffice,
  website: ({ website }) => website,
  email: ({ contactPoints }) => inLines(contactPoints.map(({ email }) => email)),
  telephone: ({ contactPoints }) => inLines(contactPoints.map(({ telephone }) => telephone)),
  address: ({ contactPoints }) => inLines(contactPoints.map(({ address }) => address)),
  zone: ({ zone }) => zone,
  working_hours: ({ workingHours }) =>
    inLines(workingHours.map(({ days, from, to, zone }) => `${days.join(' ')} ${from}-${to} ${zone}`)),
  working_languages: ({ workingLanguages }) => workingLanguages.join(' '),
  demonstration: ({ demonstration }) => String(demonstration),
  certain: ({ certain }) => String(certain),
};

export const CSV_COLUMNS: readonly string[] = Object.keys(COLUMNS);

export const registerCsv = (lines: readonly RegisterLine[]): string =>
  `\ufeff${[CSV_COLUMNS, ...lines.map((line) => Object.values(COLUMNS).map((cellOf) => cellOf(line) ?? ''))]
    .map((cells) => cells.map(cell).join(','))
    .join('\r\n')}\r\n`;

const inLines = (values: readonly (string | null)[]): string => values.filter((value) => value !== null).join('\n');

/** Full-width forms count too: some spreadsheets take them for the plain ones. */
const FORMULA = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

export function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
