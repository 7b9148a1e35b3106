import { diffArrays } from 'diff';
import { aligned } from './align.js';
import { sentencesOf, wordsOf } from './words.js';

export type SegmentOp = 'EQUAL' | 'INSERT' | 'DELETE';

/** A stretch of text. EQUAL and DELETE joined are the text before, EQUAL and INSERT joined the one after. */
export interface TextSegment {
  op: SegmentOp;
  text: string;
}

/**
 * How much work the texts of one comparison may still make, in steps of the algorithm: about the square of the edits by two,
 * some 70 ns each. Counted and not timed, so that the same texts are compared alike on every machine and under every load.
 * Two texts of 20,000 characters with nothing in common would take 100 million, which is 7 s.
 */
export interface Budget {
  steps: number;
}

/** Of all texts of one comparison. */
export const wholeBudget = (): Budget => ({ steps: 1_000_000 });

/** One text is compared at one go, in which the process does nothing else. */
const MOST_PER_TEXT = 250_000;
const MOST_BY_WORDS = 80_000;

/** Word by word; where that is too much, sentence by sentence, and by words within them as far as the budget goes. */
export function textSegments(before: string, after: string, language: string, budget: Budget): TextSegment[] {
  if (before === after) return before === '' ? [] : [{ op: 'EQUAL', text: before }];
  const given = Math.min(MOST_PER_TEXT, budget.steps);
  const own: Budget = { steps: given };
  const segments = legible(merged(compared(before, after, language, own)));
  budget.steps -= given - own.steps;
  return segments;
}

function compared(before: string, after: string, language: string, budget: Budget): TextSegment[] {
  const byWords: Budget = { steps: Math.min(MOST_BY_WORDS, budget.steps) };
  budget.steps -= byWords.steps;
  const found = within(byWords, wordsOf(before, language), wordsOf(after, language));
  budget.steps += byWords.steps;
  if (found) return found;
  const sentences = within(budget, sentencesOf(before, language), sentencesOf(after, language), true);
  return sentences ? refined(sentences, language, budget) : replaced(before, after);
}

/** Null when it would be too much. With `apart`, one segment per piece. */
function within(
  budget: Budget,
  before: readonly string[],
  after: readonly string[],
  apart = false,
): TextSegment[] | null {
  const maxEditLength = Math.floor(Math.sqrt(2 * Math.max(0, budget.steps)));
  const found = diffArrays([...before], [...after], { maxEditLength, oneChangePerToken: apart });
  const edits = found?.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
  budget.steps -= (edits ?? maxEditLength) ** 2 / 2;
  return (
    found?.map(({ added, removed, value }) => ({
      op: added ? 'INSERT' : removed ? 'DELETE' : 'EQUAL',
      text: value.join(''),
    })) ?? null
  );
}

/** Of sentences that took each other's place, the words. */
function refined(sentences: readonly TextSegment[], language: string, budget: Budget): TextSegment[] {
  const result: TextSegment[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const settle = (): void => {
    result.push(...rewritten(gone, come, language, budget));
    [gone, come] = [[], []];
  };
  for (const segment of sentences) {
    if (segment.op === 'DELETE') gone.push(segment.text);
    else if (segment.op === 'INSERT') come.push(segment.text);
    else {
      settle();
      result.push(segment);
    }
  }
  settle();
  return result;
}

/** Sentences one by one as they became each other. */
const rewritten = (gone: readonly string[], come: readonly string[], language: string, budget: Budget): TextSegment[] =>
  aligned(gone, come, language).flatMap(([before, after]) =>
    before === '' || after === ''
      ? replaced(before, after)
      : (within(budget, wordsOf(before, language), wordsOf(after, language)) ?? replaced(before, after)),
  );

const replaced = (before: string, after: string): TextSegment[] =>
  merged([
    { op: 'DELETE', text: before },
    { op: 'INSERT', text: after },
  ]);

/** Between two equal stretches first all that is gone, then all that has come. */
function merged(segments: readonly TextSegment[]): TextSegment[] {
  const result: TextSegment[] = [];
  let [gone, come, same] = ['', '', ''];
  const settle = (): void => {
    if (gone !== '') result.push({ op: 'DELETE', text: gone });
    if (come !== '') result.push({ op: 'INSERT', text: come });
    [gone, come] = ['', ''];
  };
  for (const { op, text } of segments) {
    if (op === 'EQUAL') settle();
    else if (same !== '') result.push({ op: 'EQUAL', text: same });
    if (op === 'EQUAL') same += text;
    else same = '';
    if (op === 'DELETE') gone += text;
    if (op === 'INSERT') come += text;
  }
  settle();
  if (same !== '') result.push({ op: 'EQUAL', text: same });
  return result;
}

/**
 * A space or a comma that stayed between two changed words is read better as part of the change, and a space at the end
 * of both what is gone and what has come is not.
 */
function legible(segments: readonly TextSegment[]): TextSegment[] {
  const isChange = (at: number): boolean => segments[at] !== undefined && segments[at].op !== 'EQUAL';
  const joined = merged(
    segments.flatMap((segment, at): TextSegment[] =>
      segment.op === 'EQUAL' && isChange(at - 1) && isChange(at + 1) && /^[\s\p{P}]{1,3}$/u.test(segment.text)
        ? [
            { op: 'DELETE', text: segment.text },
            { op: 'INSERT', text: segment.text },
          ]
        : [segment],
    ),
  );
  return merged(joined.flatMap((segment, at) => withoutCommonSpace(segment, joined[at - 1], joined[at + 1])));
}

function withoutCommonSpace(
  segment: TextSegment,
  previous: TextSegment | undefined,
  next: TextSegment | undefined,
): TextSegment[] {
  if (segment.op === 'DELETE' && next?.op === 'INSERT')
    return [{ op: 'DELETE', text: segment.text.slice(0, segment.text.length - commonSpace(segment, next)) }];
  if (segment.op !== 'INSERT' || previous?.op !== 'DELETE') return [segment];
  const end = segment.text.length - commonSpace(previous, segment);
  return [
    { op: 'INSERT', text: segment.text.slice(0, end) },
    { op: 'EQUAL', text: segment.text.slice(end) },
  ];
}

function commonSpace({ text: a }: TextSegment, { text: b }: TextSegment): number {
  const [end, other] = [/\s*$/.exec(a)?.[0] ?? '', /\s*$/.exec(b)?.[0] ?? ''];
  let length = 0;
  while (length < Math.min(end.length, other.length) && end.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}
