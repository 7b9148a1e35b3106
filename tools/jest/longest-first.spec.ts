import { existsSync, globSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import LongestFirst, { FIRST } from './longest-first.js';

const file = (path: string) => ({ path: `/clone/dist/${path}.spec.js` });

it('begins with whole networks, whatever order the files were found in', () => {
  const found = ['libs/kernel/src/a', 'test/e2e/register', 'test/e2e/network', 'apps/x', 'test/security/reading'].map(
    file,
  );
  const sorted = new LongestFirst().sort(found);
  expect(sorted).toEqual(
    ['test/security/reading', 'test/e2e/network', 'test/e2e/register', 'apps/x', 'libs/kernel/src/a'].map(file),
  );
  expect(new LongestFirst().sort(found.toReversed())).toEqual(sorted);
});

it('names only what is there', () => {
  for (const part of FIRST)
    expect([part, existsSync(part) || globSync(`${part}*.spec.ts`).length > 0]).toEqual([part, true]);
});
