import { fold } from './fold.js';

export interface Word {
  /** as it is indexed and looked for */
  text: string;
  /** as it was written, in small letters: stemmers need its accents */
  written: string;
  /** from a script that puts no spaces between words, cut by a dictionary */
  cut: boolean;
  /** where it stands in the text in Unicode's form NFC */
  from: number;
  to: number;
}

const LONGEST = 100;
const RUN = /[\p{L}\p{N}\p{M}]+/gu;
const SPACELESS =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+/gu;
const ASCII = /^[A-Za-z0-9]*$/;
const LANGUAGE_OF: [RegExp, string][] = [
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Lao}/u, 'lo'],
  [/\p{Script=Khmer}/u, 'km'],
  [/\p{Script=Myanmar}/u, 'my'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
];
const segmenters = new Map<string, Intl.Segmenter>();

/** The words of a text in the form in which they are indexed and looked for. */
export function* words(text: string): Generator<Word> {
  for (const { 0: run, index: start } of text.normalize('NFC').matchAll(RUN)) yield* wordsOfRun(run, start);
}

/** What stands between spaces and signs. */
export const runs = (text: string): readonly string[] => text.normalize('NFC').match(RUN) ?? [];

export function* wordsOfRun(run: string, start = 0): Generator<Word> {
  let from = 0;
  if (!ASCII.test(run)) {
    for (const match of run.matchAll(SPACELESS)) {
      yield* folded(run.slice(from, match.index), start + from, false);
      for (const { segment, index } of segmenter(match[0]).segment(match[0]))
        yield* folded(segment, start + match.index + index, true);
      from = match.index + match[0].length;
    }
  }
  yield* folded(run.slice(from), start + from, false);
}

function* folded(word: string, from: number, cut: boolean): Generator<Word> {
  if (word === '') return;
  const text = fold(word).slice(0, LONGEST).toWellFormed();
  if (!/[\p{L}\p{N}]/u.test(text)) return;
  yield { text, written: word.toLowerCase().slice(0, LONGEST).toWellFormed(), cut, from, to: from + word.length };
}

function segmenter(run: string): Intl.Segmenter {
  const language = LANGUAGE_OF.find(([script]) => script.test(run))?.[1] ?? 'zh';
  let found = segmenters.get(language);
  if (!found) segmenters.set(language, (found = new Intl.Segmenter(language, { granularity: 'word' })));
  return found;
}
