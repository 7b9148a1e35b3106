import { describe, expect, it } from '@jest/globals';
import { isUnconfirmed, openAtFirst, rowsOf, type Code } from './tree.js';

const code = (name: string, broader: string | null, labels: Record<string, string> = {}): Code => ({
  code: name,
  broader,
  notation: name,
  labels,
  standing: { en: 'CONFIRMED', vi: 'MACHINE' },
  altLabels: {},
  assignable: true,
  unconfirmed: false,
  status: 'CURRENT',
  replacedBy: null,
});
const codes = [
  code('a', null, { en: 'Health personnel' }),
  code('a/b', 'a', { en: 'Recruitment', vi: 'Tuyển dụng' }),
  code('a/b/c', 'a/b', { en: 'Fees' }),
  code('d', null, { en: 'Migrants' }),
];
const shown = (open: string[], search = ''): string[] =>
  rowsOf(codes, new Set(open), search).map(({ code: one, level }) => `${level} ${one.code}`);

describe('the rows of a vocabulary', () => {
  it('are the top alone until something is opened, and what is below something closed stays hidden', () => {
    expect(shown([])).toEqual(['0 a', '0 d']);
    expect(shown(['a'])).toEqual(['0 a', '1 a/b', '0 d']);
    expect(shown(['a/b'])).toEqual(['0 a', '0 d']);
  });

  it('are those that have all the words, in any language and without accents, with what stands above', () => {
    expect(shown([], 'tuyen')).toEqual(['0 a', '1 a/b']);
    expect(shown([], 'fees')).toEqual(['0 a', '1 a/b', '2 a/b/c']);
    expect(shown([], 'fees health')).toEqual([]);
  });

  it('know what is below them, and a small vocabulary begins open', () => {
    expect(rowsOf(codes, openAtFirst(codes), '').map(({ hasBelow }) => hasBelow)).toEqual([true, true, false, false]);
    expect(openAtFirst(Array.from({ length: 200 }, (_, n) => code(`x${n}`, null))).size).toBe(0);
  });
});

it('a label is unconfirmed that a machine or nobody has confirmed', () => {
  expect(['en', 'vi', 'fr'].map((language) => isUnconfirmed(code('a', null), language))).toEqual([false, true, true]);
});
