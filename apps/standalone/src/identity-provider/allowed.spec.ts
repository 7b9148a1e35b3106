import { describe, expect, it } from '@jest/globals';
import { mayDemonstrateSignIn, type Circumstances } from './allowed.js';

const laptop: Circumstances = { nodeEnv: undefined, seed: undefined, host: undefined, insisted: false };

describe('a sign-in without passwords', () => {
  it.each<[string, Partial<Circumstances>, boolean]>([
    ['is there on a laptop', {}, true],
    ['is there on any loopback address', { host: '::1' }, true],
    ['is not there in production', { nodeEnv: 'production' }, false],
    ['is not there where others reach the node', { host: '0.0.0.0' }, false],
    ['is there for others when somebody insists', { host: '0.0.0.0', nodeEnv: 'production', insisted: true }, true],
    ['is never there without the demonstration set', { seed: 'reference', insisted: true }, false],
  ])('%s', (_what, given, expected) => {
    expect(mayDemonstrateSignIn({ ...laptop, ...given })).toBe(expected);
  });
});
