import { countryName, datePrecision, earliestDay, isCountryCode, isPartialDate, pickLanguage } from '#kernel';
import { LEGAL_BASES, OCCUPATIONS, TOPICS, type Vocabulary } from '../vocabulary/vocabulary.js';
import { inReadingOrder, nameOfField } from './field-words.js';

export type ValueType = 'TEXT' | 'DATE' | 'CODE' | 'COUNTRY' | 'BOOLEAN' | 'NUMBER' | 'ITEM';

/** A value of a field: what kind of thing it is, as it is stored, and as a person reads it. */
export interface ComparedValue {
  type: ValueType;
  value: string;
  text: string;
}

const VOCABULARIES: Record<string, Vocabulary> = {
  topics: TOPICS,
  topic: TOPICS,
  legalBases: LEGAL_BASES,
  occupations: OCCUPATIONS,
};
const COUNTRIES = new Set(['country', 'countries', 'jurisdiction', 'territory']);
/** Words of the owner's own, whatever they look like. */
const FREE = new Set([
  'title',
  'summary',
  'note',
  'number',
  'gazette',
  'heading',
  'ministry',
  'provenance',
  'partners',
  'sourceId',
]);

/** @param field the name of the field that the value stands in */
export function comparedValue(field: string, value: unknown, languages: readonly string[]): ComparedValue | null {
  if (value === undefined || value === null) return null;
  const language = languages[0] ?? 'en';
  if (typeof value === 'boolean') return { type: 'BOOLEAN', value: String(value), text: value ? 'yes' : 'no' };
  if (typeof value === 'number') return { type: 'NUMBER', value: String(value), text: String(value) };
  if (typeof value === 'object')
    return { type: 'ITEM', value: JSON.stringify(value), text: itemText(value, languages) };
  const text = String(value);
  const vocabulary = VOCABULARIES[field];
  if (vocabulary) return { type: 'CODE', value: text, text: labelOf(vocabulary, text, languages) };
  if (COUNTRIES.has(field) && isCountryCode(text))
    return { type: 'COUNTRY', value: text, text: countryName(text, language) };
  if (FREE.has(field)) return { type: 'TEXT', value: text, text };
  if (isPartialDate(text)) return { type: 'DATE', value: text, text: dateText(text, language) };
  if (/^[A-Z]+(?:_[A-Z]+)*$/.test(text))
    return { type: 'CODE', value: text, text: text.toLowerCase().replaceAll('_', ' ') };
  return { type: 'TEXT', value: text, text };
}

const labelOf = (vocabulary: Vocabulary, code: string, languages: readonly string[]): string =>
  pickLanguage(vocabulary.get(code).labels, languages, 'en')?.value ?? code;

/** All that an item of a list says, on one line: `Article 12 · what it says · topic: Recognition`. */
function itemText(item: object, languages: readonly string[]): string {
  if (Array.isArray(item)) return item.map((value) => comparedValue('', value, languages)?.text ?? '').join(', ');
  const fields = item as Record<string, unknown>;
  return inReadingOrder(Object.keys(fields))
    .flatMap((field) => {
      const told = comparedValue(field, fields[field], languages);
      if (!told) return [];
      const speaksForItself = told.type === 'TEXT' || told.type === 'COUNTRY';
      return [speaksForItself ? told.text : `${nameOfField(field)}: ${told.text}`];
    })
    .join(' · ');
}

/** As precise as it is known, of the Gregorian calendar whatever the language counts by. */
function dateText(date: string, language: string): string {
  const precision = datePrecision(date);
  return new Intl.DateTimeFormat([language === 'en' ? 'en-GB' : language, 'en-GB'], {
    year: 'numeric',
    ...(precision === 'YEAR' ? {} : { month: 'long' }),
    ...(precision === 'DAY' ? { day: 'numeric' } : {}),
    calendar: 'gregory',
    timeZone: 'UTC',
  }).format(new Date(`${earliestDay(date)}T00:00:00Z`));
}
