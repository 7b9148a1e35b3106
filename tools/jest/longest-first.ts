/** What Jest tells a sequencer of a test file. */
interface TestFile {
  path: string;
}

/** Whole networks, by how long they take: one that is begun last keeps a worker busy when all others are done. */
export const FIRST = [
  'test/security/reading',
  'test/e2e/network',
  'test/security/writing',
  'test/e2e/standalone',
  'test/e2e/sign-in',
  'test/e2e/bad-input',
  'test/e2e/audience',
  'libs/messaging/src/jobs',
  'apps/gateway/src/pages/browser',
  'test/e2e/',
  'test/',
  'libs/messaging/',
  'apps/exchange/src/canary/',
];

/**
 * The longest test files first. Jest's own way is to remember how long each took, which a fresh clone cannot, and to go by
 * the size of files there; and it begins with what failed last, which here would put the order to chance.
 */
export default class LongestFirst {
  sort<T extends TestFile>(tests: readonly T[]): T[] {
    return [...tests].sort((a, b) => placeOf(a) - placeOf(b) || (a.path < b.path ? -1 : 1));
  }

  allFailedTests<T extends TestFile>(tests: readonly T[]): T[] {
    return [...tests];
  }

  /** Nothing is remembered. */
  cacheResults(): void {}
}

function placeOf({ path }: TestFile): number {
  const place = FIRST.findIndex((part) => path.includes(`/dist/${part}`));
  return place < 0 ? FIRST.length : place;
}
