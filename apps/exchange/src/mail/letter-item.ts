import type { Change } from '#contracts';
import { countryName, datePrecision, direction, pickLanguage } from '#kernel';
import { changeLink } from '../change/change-link.js';
import { escaped } from './letter-frame.js';
import type { LetterItem } from './letter-content.js';
import { fill, type MailWords } from './mail-words.js';

/** How a reader reads. */
export interface Reading {
  base: string;
  /** the reader's language */
  language: string;
  /** that of the words around */
  tag: string;
  words: MailWords;
}

const MOST_DIFFERENCES = 5;
const LONGEST_VALUE = 160;

/** The changes of one record, in their order: one entry of a letter. */
export function entriesOf(items: readonly LetterItem[]): LetterItem[][] {
  const bySubject = new Map<string, LetterItem[]>();
  for (const item of items) bySubject.set(item.change.subject, [...(bySubject.get(item.change.subject) ?? []), item]);
  return [...bySubject.values()];
}

export interface Titled {
  language: string;
  value: string;
}

/** In the reader's language, else as it is; of a record that is no longer open to the reader its id. */
export function titleOf(change: Change, { language }: Pick<Reading, 'language'>): Titled {
  const found = pickLanguage(change.title, [language, 'en']);
  return found ?? { language: 'und', value: change.subject };
}

/** Lines of what a change says: in which language each is written. */
function linesOf(change: Change, { language, tag, words }: Reading): Titled[] {
  const what = words.told[change.type];
  const countries = change.countries.map((code) => nameOf(code, language)).join(', ');
  const head = [what, countries, change.subject].filter(Boolean).join(' · ');
  const date =
    change.legalDate === null ? [] : [fill(words.legalDate, { date: legalDate(change.legalDate, language) })];
  return [
    { language: tag, value: head },
    { language: 'en', value: change.meaning },
    ...date.map((line) => ({ language: tag, value: line })),
    ...change.differences
      .slice(0, MOST_DIFFERENCES)
      .map(({ field, before, after }) => ({ language: 'und', value: `${field}: ${value(before)} → ${value(after)}` })),
  ];
}

/** An entry in both forms of a letter. @param inFull else its title and where it is alone */
export function written(
  entry: readonly LetterItem[],
  reading: Reading,
  inFull: boolean,
): { text: string; html: string } {
  const last = entry.at(-1) as LetterItem;
  const title = titleOf(last.change, reading);
  const link = changeLink(reading.base, last.change);
  const lines = inFull ? entry.flatMap(({ change }) => linesOf(change, reading)) : [];
  const head = `<a href="${escaped(link)}"><b>${escaped(title.value)}</b></a>`;
  return {
    text: [`* ${title.value}`, ...lines.map((line) => `  ${line.value}`), `  ${link}`].join('\n'),
    html: [block(title, head), ...lines.map((line) => block(line, escaped(line.value)))].join('\n'),
  };
}

const block = (text: Titled, html: string): string => `<div${way(text)}>${html}</div>`;

/** A part may be written the other way than the letter around it. */
const way = ({ language }: Titled): string =>
  language === 'und' ? ' dir="auto"' : ` lang="${escaped(language)}" dir="${direction(language)}"`;

function value(of: unknown): string {
  if (of === null || of === undefined) return '–';
  const text = typeof of === 'string' ? of : JSON.stringify(of);
  return text.length > LONGEST_VALUE ? `${Array.from(text).slice(0, LONGEST_VALUE).join('')}…` : text;
}

/** As precise as it is known. */
export function legalDate(date: string, language: string): string {
  const precision = datePrecision(date);
  if (precision === 'YEAR') return date;
  return formatOf(language, precision).format(new Date(`${date.length === 7 ? `${date}-01` : date}T00:00:00Z`));
}

/** Making a format costs a hundred times what using it does, and a letter needs some in every line. */
const formats = new Map<string, Intl.DateTimeFormat>();
const names = new Map<string, string>();

function formatOf(language: string, precision: 'MONTH' | 'DAY'): Intl.DateTimeFormat {
  const key = `${language} ${precision}`;
  const options: Intl.DateTimeFormatOptions =
    precision === 'MONTH' ? { year: 'numeric', month: 'long' } : { dateStyle: 'long' };
  const format = formats.get(key) ?? new Intl.DateTimeFormat([language, 'en'], { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}

function nameOf(country: string, language: string): string {
  const key = `${language} ${country}`;
  const name = names.get(key) ?? countryName(country, language);
  names.set(key, name);
  return name;
}
