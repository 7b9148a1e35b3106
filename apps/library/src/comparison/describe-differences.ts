import type { ContentDifference } from './compare-contents.js';
import type { TextSegment } from './text-segments.js';

/**
 * The differences in plain text, a line each, for terminals and mails: `Entry into force: 1 September 2026 (was 1 July 2026)`,
 * `Title (English): Law on [-nurses-]{+health workers+} abroad`. A text that runs from right to left is isolated from its line.
 */
export const describeDifferences = (differences: readonly ContentDifference[]): string =>
  differences.map(lineOf).join('\n');

function lineOf({ label, kind, before, after, segments, direction }: ContentDifference): string {
  const isolated = (text: string): string => (direction === 'RTL' ? `\u2067${text}\u2069` : text);
  switch (kind) {
    case 'MOVED':
      return `${label}: moved from place ${before?.text} to place ${after?.text}`;
    case 'ADDED':
      return `${label}: added: ${isolated(shortened(after?.text ?? ''))}`;
    case 'REMOVED':
      return `${label}: removed: ${isolated(shortened(before?.text ?? ''))}`;
    case 'CHANGED':
      return before?.type === 'TEXT' && after?.type === 'TEXT'
        ? `${label}: ${isolated(segments.map(marked).join(''))}`
        : `${label}: ${isolated(after?.text ?? '')} (was ${isolated(before?.text ?? '')})`;
  }
}

const MARKS = { DELETE: ['[-', '-]'], INSERT: ['{+', '+}'] } as const;

function marked({ op, text }: TextSegment, at: number, all: readonly TextSegment[]): string {
  if (op !== 'EQUAL') return `${MARKS[op][0]}${shortened(text)}${MARKS[op][1]}`;
  const [isFirst, isLast] = [at === 0, at === all.length - 1];
  return excerpt(text, isFirst, isLast);
}

const AROUND = 60;
const LONGEST = 2000;

/** Of a long stretch that stayed, what stands beside the change. */
function excerpt(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= 3 * AROUND) return text;
  const begin = isFirst ? '' : text.slice(0, AROUND).toWellFormed();
  const end = isLast ? '' : text.slice(-AROUND).toWellFormed();
  return `${begin} … ${end}`;
}

const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1).toWellFormed()}…` : text;
