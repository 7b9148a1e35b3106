import { setImmediate } from 'node:timers/promises';
import { direction, isLanguage } from '#kernel';
import type { Content } from '../publication/content.js';
import { comparedValue, type ComparedValue } from './compared-value.js';
import { fieldChanges, type FieldChange, type FieldChangeKind } from './field-changes.js';
import { labelOfField } from './field-words.js';
import { isLegalField } from './legal-fields.js';
import { textSegments, wholeBudget, type Budget, type TextSegment } from './text-segments.js';

/** One difference as a reader meets it. Nothing in it is HTML. */
export interface ContentDifference {
  field: string;
  label: string;
  item: string | null;
  kind: FieldChangeKind;
  before: ComparedValue | null;
  after: ComparedValue | null;
  segments: TextSegment[];
  language: string | null;
  direction: 'LTR' | 'RTL';
  legal: boolean;
}

/**
 * All differences between two contents of one record. Long texts are compared one after the other with room for other
 * work between them, and together within a budget.
 * @param languages of labels, dates and names, by falling preference
 * @param textsIn only this language's texts; absent: all
 */
export async function compareContents(
  before: Content,
  after: Content,
  languages: readonly string[],
  textsIn?: string | null,
): Promise<ContentDifference[]> {
  const budget = wholeBudget();
  const differences: ContentDifference[] = [];
  for (const change of fieldChanges(before, after, textsIn)) {
    differences.push(differenceOf(change, after, languages, budget));
    if (differences.at(-1)?.segments.length) await setImmediate();
  }
  return differences;
}

function differenceOf(
  change: FieldChange,
  { kind, originalLanguage }: Content,
  languages: readonly string[],
  budget: Budget,
): ContentDifference {
  const { path, item } = change;
  const language = languageOf(path);
  const field = fieldOf(change);
  const [before, after] = [change.before, change.after].map((value) => comparedValue(field, value, languages));
  const text = after?.text ?? before?.text ?? '';
  return {
    field: path.join('.'),
    label: labelOfField(path, item, languages[0] ?? 'en'),
    item,
    kind: change.kind,
    before: before ?? null,
    after: after ?? null,
    segments: change.kind === 'MOVED' ? [] : segmentsOf(before, after, language ?? originalLanguage, budget),
    language,
    direction: (language ? direction(language) === 'rtl' : beginsRightToLeft(text)) ? 'RTL' : 'LTR',
    legal: isLegalField(kind, path),
  };
}

function segmentsOf(
  before: ComparedValue | null | undefined,
  after: ComparedValue | null | undefined,
  language: string,
  budget: Budget,
): TextSegment[] {
  if (before?.type === 'TEXT' && after?.type === 'TEXT') return textSegments(before.text, after.text, language, budget);
  return [
    ...(before ? [{ op: 'DELETE', text: before.text } as const] : []),
    ...(after ? [{ op: 'INSERT', text: after.text } as const] : []),
  ];
}

/** The name that says what a value is: of `topics.3` it is `topics`, of `parties.0.signedOn` it is `signedOn`. */
function fieldOf({ path, kind }: FieldChange): string {
  if (kind === 'MOVED') return '';
  const last = path.at(-1) ?? '';
  return path.length > 1 && (/^\d+$/.test(last) || languageOf(path)) ? (path.at(-2) ?? '') : last;
}

function languageOf(path: readonly string[]): string | null {
  const last = path.at(-1) ?? '';
  return path.length > 1 && path[0] !== 'confidence' && path[0] !== 'legalValues' && isLanguage(last) ? last : null;
}

/** By the first letter that has a direction, as browsers do with dir="auto". */
function beginsRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(letter);
}
