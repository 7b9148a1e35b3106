import { datePrecision } from '#kernel';
import type { Content } from '../publication/content.js';
import { inWords } from '../publication/legal-dates.js';
import { comparedValue } from './compared-value.js';
import { fieldChanges, type FieldChange } from './field-changes.js';
import { languageName, labelOfField, nameOfField } from './field-words.js';
import { isLegalField } from './legal-fields.js';

export type LegalChangeCode =
  | 'DATE_SET'
  | 'DATE_MOVED'
  | 'DATE_REMOVED'
  | 'STATUS_CHANGED'
  | 'ITEM_ADDED'
  | 'ITEM_REMOVED'
  | 'ITEM_MOVED'
  | 'FIELD_SET'
  | 'FIELD_CHANGED'
  | 'FIELD_REMOVED';

/**
 * What a revision changed in law: a code and its values, from which a sentence can be made in any language, and the English
 * one.
 */
export interface LegalChange {
  code: LegalChangeCode;
  /** as in the content, e.g. inForceOn or parties.1.signedOn */
  field: string;
  /** of a list: the provision's heading, the party's country or body, the code */
  item: string | null;
  /** as stored: a date as precise as it is known, a code; of texts that changed, nothing */
  before: string | null;
  after: string | null;
  sentence: string;
}

export const legalChanges = (before: Content, after: Content): LegalChange[] =>
  fieldChanges(before, after)
    .filter(({ path }) => isLegalField(after.kind, path))
    .map(legalChangeOf);

function legalChangeOf(change: FieldChange): LegalChange {
  const { path, item, kind } = change;
  const name = path.at(-1) ?? '';
  const isItem = item !== null && path.length === 2;
  const field = isItem ? (path[0] ?? '') : name;
  const [before, after] = [change.before, change.after].map((value) => comparedValue(field, value, ['en']));
  const about = { field: path.join('.'), item };
  const label = labelOfField(path, item, 'en');
  if (kind === 'MOVED')
    return { ...about, code: 'ITEM_MOVED', before: null, after: null, sentence: `${label} stands elsewhere.` };
  if (isItem) {
    const told = item === change.after || item === change.before ? `${label} ${before?.text ?? after?.text}` : label;
    const code = kind === 'ADDED' ? 'ITEM_ADDED' : 'ITEM_REMOVED';
    return { ...about, code, before: null, after: null, sentence: `${told} ${kind.toLowerCase()}.` };
  }
  const [was, is] = [shown(before?.text), shown(after?.text)];
  const values = { before: raw(before), after: raw(after) };
  if ((before ?? after)?.type === 'DATE') return { ...about, ...dated(label, values) };
  if (path[0] === 'legalForce' || path[0] === 'phase')
    return { ...about, ...values, code: 'STATUS_CHANGED', sentence: `${label} changed from ${was} to ${is}.` };
  if (kind === 'ADDED') return { ...about, ...values, code: 'FIELD_SET', sentence: `${label} set to ${is}.` };
  if (kind === 'REMOVED')
    return { ...about, ...values, code: 'FIELD_REMOVED', sentence: `${label}, which was ${was}, removed.` };
  const isLong = was === null || is === null;
  const sentence = isLong ? `${label} rewritten.` : `${label} changed from ${was} to ${is}.`;
  return { ...about, ...values, code: 'FIELD_CHANGED', sentence };
}

const LONGEST_SHOWN = 80;
const shown = (text: string | undefined): string | null =>
  text === undefined || text.length > LONGEST_SHOWN ? null : text;

const raw = (value: { value: string } | null | undefined): string | null =>
  value && value.value.length <= LONGEST_SHOWN ? value.value : null;

type Values = Pick<LegalChange, 'before' | 'after'>;

function dated(label: string, { before, after }: Values): Values & Pick<LegalChange, 'code' | 'sentence'> {
  if (before === null)
    return { before, after, code: 'DATE_SET', sentence: `${label} set to ${inWords(after as string)}.` };
  if (after === null)
    return { before, after, code: 'DATE_REMOVED', sentence: `${label} on ${inWords(before)} removed.` };
  return {
    before,
    after,
    code: 'DATE_MOVED',
    sentence: `${label} moved from ${shortest(before, after)} to ${inWords(after)}.`,
  };
}

/** Days of one year need it once: `from 1 July to 1 September 2026`. */
function shortest(before: string, after: string): string {
  const sameYear = before.slice(0, 4) === after.slice(0, 4);
  const words = inWords(before);
  return sameYear && datePrecision(before) === 'DAY' && datePrecision(after) === 'DAY' ? words.slice(0, -5) : words;
}

const MOST_TOLD = 400;

/**
 * What changed, in English: what holds in law, else at least which fields differ. What has no room is counted.
 */
export function toldChanges(before: Content, after: Content): string {
  const changes = legalChanges(before, after);
  if (changes.length === 0) return changedFields(before, after);
  const told: string[] = [];
  for (const { sentence } of changes) {
    if ([...told, sentence].join(' ').length > MOST_TOLD) break;
    told.push(sentence);
  }
  const rest = changes.length - told.length;
  return [...told, ...(rest > 0 ? [`${rest} more legal ${rest === 1 ? 'detail' : 'details'} changed.`] : [])].join(' ');
}

function changedFields(before: Content, after: Content): string {
  const names = fieldChanges(before, after).map(({ path: [field = '', second = ''] }) =>
    field === 'title' || field === 'summary' ? `${field} (${languageName(second, 'en')})` : nameOfField(field),
  );
  const distinct = [...new Set(names)];
  if (distinct.length === 0) return '';
  const list = distinct.slice(0, 8);
  const more = distinct.length - list.length;
  const last = more > 0 ? `${more} more` : (list.pop() as string);
  return `Changed: ${list.length > 0 ? `${list.join(', ')} and ` : ''}${last}.`;
}
