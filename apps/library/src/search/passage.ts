import type { Word } from '#kernel';

export interface Segment {
  text: string;
  match: boolean;
}

export interface Passage {
  segments: Segment[];
  cutBefore: boolean;
  cutAfter: boolean;
}

const LENGTH = 240;
/** How much stands before the first word that was found. */
const BEFORE = 60;
const BREAK = /[\s\u200b]/u;

type Hit = Pick<Word, 'text' | 'from' | 'to'>;

/** The part of a text that has the most different words that were found, and then the most of them, in segments. */
export function passageOf(text: string, hits: readonly Hit[]): Passage {
  const [from, to] = text.length <= LENGTH ? [0, text.length] : around(text, bestStart(hits));
  const segments: Segment[] = [];
  let at = from;
  const add = (end: number, match: boolean): void => {
    if (end <= at) return;
    const last = segments.at(-1);
    const part = text.slice(at, end);
    if (last?.match === match) last.text += part;
    else segments.push({ text: part, match });
    at = end;
  };
  for (const hit of hits) {
    if (hit.from < at || hit.to > to) continue;
    add(hit.from, false);
    add(hit.to, true);
  }
  add(to, false);
  return { segments, cutBefore: from > 0, cutAfter: to < text.length };
}

function bestStart(hits: readonly Hit[]): number {
  let best = 0;
  let most = [0, 0];
  for (const [index, { from }] of hits.entries()) {
    const within: Hit[] = [];
    for (let next = index; next < hits.length && (hits[next] as Hit).to - from <= LENGTH - BEFORE; next++)
      within.push(hits[next] as Hit);
    const score = [new Set(within.map((hit) => hit.text)).size, within.length];
    if (
      (score[0] as number) > (most[0] as number) ||
      (score[0] === most[0] && (score[1] as number) > (most[1] as number))
    )
      [best, most] = [from, score];
  }
  return best;
}

/** Begins and ends at a space where there is one near, and never within a character. */
function around(text: string, start: number): [number, number] {
  let from = Math.max(0, Math.min(start - BEFORE, text.length - LENGTH));
  if (from > 0) from = nextBreak(text, from, start) ?? wholeCharacter(text, from);
  let to = Math.min(text.length, from + LENGTH);
  if (to < text.length) to = lastBreak(text, to) ?? wholeCharacter(text, to);
  return [from, to];
}

function nextBreak(text: string, from: number, before: number): number | null {
  for (let at = from; at < before; at++) if (BREAK.test(text[at] as string)) return at + 1;
  return null;
}

function lastBreak(text: string, to: number): number | null {
  for (let at = to; at > to - BEFORE; at--) if (BREAK.test(text[at] as string)) return at;
  return null;
}

/** Not between the halves of a surrogate pair, nor before a mark that belongs to the letter. */
function wholeCharacter(text: string, at: number): number {
  let place = at;
  while (place > 0 && /^[\p{M}\u{dc00}-\u{dfff}]/u.test(text.slice(place, place + 1))) place--;
  return place;
}
