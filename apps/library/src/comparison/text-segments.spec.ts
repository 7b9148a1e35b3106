import { describe, expect, it } from '@jest/globals';
import { textSegments, wholeBudget, type TextSegment } from './text-segments.js';

const WORDS =
  'health worker state agreement nurse recruit fair ethical train return border clinic register publish'.split(' ');

/** Sentences of words in an order that looks like chance and is always the same. */
function longText(seed: number, length: number): string {
  let [state, text] = [seed, ''];
  const next = (most: number): number => (state = (state * 1103515245 + 12345) % 2147483648) % most;
  while (text.length < length) text += `The ${Array.from({ length: 12 }, () => WORDS[next(WORDS.length)]).join(' ')}. `;
  return text.slice(0, length);
}

const before = (segments: readonly TextSegment[]): string =>
  segments
    .filter(({ op }) => op !== 'INSERT')
    .map(({ text }) => text)
    .join('');
const after = (segments: readonly TextSegment[]): string =>
  segments
    .filter(({ op }) => op !== 'DELETE')
    .map(({ text }) => text)
    .join('');

describe('two texts of 20,000 characters', () => {
  it('with nothing in common do not hold the process up', () => {
    const [a, b] = [longText(1, 20_000), longText(7, 20_000).toUpperCase()];
    const began = process.cpuUsage();
    const segments = textSegments(a, b, 'en', wholeBudget());
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(400);
    expect([before(segments), after(segments)]).toEqual([a, b]);
  });

  it('that differ by a word in every sentence still differ by words', () => {
    const a = longText(1, 20_000);
    const b = a.replaceAll(/(\w+)\. /g, 'truly $1. ');
    const segments = textSegments(a, b, 'en', wholeBudget());
    expect([before(segments), after(segments)]).toEqual([a, b]);
    const inserted = segments.filter(({ op }) => op === 'INSERT');
    expect(inserted.length).toBeGreaterThan(100);
    expect(inserted.filter(({ text }) => text.trim() === 'truly').length).toBeGreaterThan(inserted.length * 0.9);
  });

  it('when the budget is spent are replaced as a whole', () => {
    const segments = textSegments('one two', 'one three', 'en', { steps: 0 });
    expect(segments).toEqual([
      { op: 'DELETE', text: 'one two' },
      { op: 'INSERT', text: 'one three' },
    ]);
  });
});

it('a comma between two changed words is part of the change', () => {
  expect(textSegments('red, green now', 'black, white now', 'en', wholeBudget())).toEqual([
    { op: 'DELETE', text: 'red, green' },
    { op: 'INSERT', text: 'black, white' },
    { op: 'EQUAL', text: ' now' },
  ]);
});
