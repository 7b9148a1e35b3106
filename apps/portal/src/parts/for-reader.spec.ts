import { expect, it } from '@jest/globals';
import { forReader } from './for-reader.js';

const texts = [{ language: 'vi' }, { language: 'en' }, { language: 'zh-Hans' }];

it.each([
  [['fr', 'vi'], 'vi'],
  [['zh-Hant'], 'zh-Hans'],
  [['de'], 'en'],
])('whoever reads %j is shown %s', (languages, shown) => {
  expect(forReader(texts, languages)).toEqual({ language: shown });
});

it('a record in no language that its reader has is shown in its first, and none where there is none', () => {
  expect(forReader([{ language: 'vi' }], ['fr'])).toEqual({ language: 'vi' });
  expect(forReader([], ['fr'])).toBeNull();
});
