import { expect, it } from '@jest/globals';
import { asInput, contentPath } from './as-input.js';
import { differing, layOver, shownPath, tidy } from './content.js';

const law = {
  kind: 'LAW',
  originalLanguage: 'vi',
  title: { vi: 'Luật', en: 'Law' },
  summary: { vi: ' ' },
  legalValues: { vi: 'OFFICIAL' },
  confidence: { date: 'HIGH' },
  number: '',
  provisions: [{ heading: '' }, { heading: 'Article 1', summary: '' }, {}, { heading: 'Article 2' }],
  links: [{ relation: 'RELATES_TO' }, { relation: 'AMENDS', target: 'VN-LAW-2026-000001' }],
  unheardOf: { deep: [1, false, 0] },
};

it('leaves out what was left empty, and carries through what it does not know', () => {
  expect(tidy(law)).toEqual({
    kind: 'LAW',
    originalLanguage: 'vi',
    title: { vi: 'Luật', en: 'Law' },
    legalValues: { vi: 'OFFICIAL' },
    confidence: { date: 'HIGH' },
    provisions: [{ heading: 'Article 1' }, { heading: 'Article 2' }],
    links: [{ relation: 'AMENDS', target: 'VN-LAW-2026-000001' }],
    unheardOf: { deep: [1, false, 0] },
  });
  expect(tidy({ kind: 'LAW', title: { vi: '' } })).toEqual({ kind: 'LAW', title: {} });
});

it('finds the place on the page of what was sent without the empty ones', () => {
  expect(shownPath('provisions.1.heading', law)).toBe('provisions.3.heading');
  expect(shownPath('links.0.target', law)).toBe('links.1.target');
  expect(shownPath('title.vi', law)).toBe('title.vi');
});

it('gives the inputs their lists, and finds the way back from their paths', () => {
  const input = asInput(law, []);
  expect(input).toMatchObject({
    titles: [
      { language: 'vi', value: 'Luật', legalValue: 'OFFICIAL' },
      { language: 'en', value: 'Law' },
    ],
    confidence: { date: 'HIGH' },
  });
  for (const field of ['kind', 'title', 'summary', 'legalValues']) expect(input).not.toHaveProperty(field);
  expect(contentPath(['input', 'titles', '1'], law)).toBe('title.en');
  expect(contentPath(['input', 'titles'], law)).toBe('title');
  expect(contentPath(['input', 'summary', 'vi'], law)).toBe('summary.vi');
  expect(contentPath(['input', 'provisions', '1', 'heading'], law)).toBe('provisions.1.heading');
});

it('gives texts of a kind and of files as lists by language too', () => {
  const files = [{ file: 'f', language: 'vi', name: 'law.pdf', size: 3, title: { vi: 'Toàn văn' } }];
  expect(asInput({ title: {}, results: { en: 'Fewer left' }, files }, ['results', 'cost'])).toEqual({
    titles: [],
    summaries: [],
    results: [{ language: 'en', value: 'Fewer left' }],
    files: [{ file: 'f', language: 'vi', titles: [{ language: 'vi', value: 'Toàn văn' }] }],
  });
});

it('lays what I changed over what others have saved, and takes nothing of theirs away', () => {
  const base = { title: { vi: 'Luật', en: 'Law' }, number: '1', gazette: 'A' };
  const mine = { title: { vi: 'Luật mới', en: 'Law' }, number: '2' };
  const theirs = { title: { vi: 'Luật', en: 'Act' }, number: '1', gazette: 'A', note: 'theirs' };
  const laid = layOver(base, mine, theirs);
  expect(laid).toEqual({ title: { vi: 'Luật mới', en: 'Act' }, number: '2', note: 'theirs' });
  expect(differing(laid, theirs).toSorted()).toEqual(['gazette', 'number', 'title.vi']);
});
