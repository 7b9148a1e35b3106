// Tests run compiled, in plain Node; see docs/adr/0011-tests-in-plain-node.md. Start them through `npm test`.
export default {
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  setupFilesAfterEnv: ['<rootDir>/dist/tools/jest/time-limits.js'],
  testMatch: ['<rootDir>/dist/(apps|libs|test|tools)/**/*.spec.js'],
  testSequencer: '<rootDir>/dist/tools/jest/longest-first.js',
  transform: {},
  // One more than a small machine has cores: whole networks under test spend a quarter of their time waiting.
  maxWorkers: 3,
};
