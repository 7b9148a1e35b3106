import { fold } from './fold.js';

export interface Word {
  text: string;
  /** from a script that puts no spaces between words, cut by a dictionary */
  cut: boolean;
}

const LONGEST = 100;
const RUN = /[\p{L}\p{N}\p{M}]+/gu;
const SPACELESS =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+/gu;
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
  for (const [run] of text.normalize('NFC').matchAll(RUN)) {
    let from = 0;
    for (const match of run.matchAll(SPACELESS)) {
      yield* folded(run.slice(from, match.index), false);
      for (const { segment } of segmenter(match[0]).segment(match[0])) yield* folded(segment, true);
      from = match.index + match[0].length;
    }
    yield* folded(run.slice(from), false);
  }
}

function* folded(word: string, cut: boolean): Generator<Word> {
  const text = fold(word).slice(0, LONGEST).toWellFormed();
  if (/[\p{L}\p{N}]/u.test(text)) yield { text, cut };
}

function segmenter(run: string): Intl.Segmenter {
  const language = LANGUAGE_OF.find(([script]) => script.test(run))?.[1] ?? 'zh';
  let found = segmenters.get(language);
  if (!found) segmenters.set(language, (found = new Intl.Segmenter(language, { granularity: 'word' })));
  return found;
}
