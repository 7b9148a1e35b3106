/**
 * The order in which Jest runs the files: those that start whole networks first, the rest by size. In Jest's own order a
 * fresh clone, which knows no durations yet, comes to the longest ones late and waits for them alone.
 */
const LONG = [/\/test\/e2e\//, /\/test\//, /\/tools\//, /browser\.spec/, /\/libs\/messaging\//, /\/apps\//];

const rank = ({ path }) => {
  const found = LONG.findIndex((pattern) => pattern.test(path));
  return found === -1 ? LONG.length : found;
};

export default class LongestFirst {
  sort(tests) {
    const sized = tests.map((test) => ({ test, rank: rank(test), size: test.context.hasteFS.getSize(test.path) ?? 0 }));
    return sized.sort((a, b) => a.rank - b.rank || b.size - a.size).map(({ test }) => test);
  }

  /** `--onlyFailures` is not used here. */
  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}

  shard(tests, { shardIndex, shardCount }) {
    return tests.filter((_, index) => index % shardCount === shardIndex - 1);
  }
}
