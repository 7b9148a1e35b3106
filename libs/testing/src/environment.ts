import { readEnvironment, type Environment } from '#platform';

/** Tests ask as fast as they can; what limits them has a test of its own. */
export const UNLIMITED = {
  RATE_LIMIT_ADDRESS: '0',
  RATE_LIMIT_PERSON: '0',
  RATE_LIMIT_PARTICIPANT: '0',
  RATE_LIMIT_FAILED_SIGN_INS: '0',
};

/** A complete environment for a process under test; nothing comes from the machine's own. */
export function testEnvironment(
  given: Partial<Record<keyof Environment, string>> & { DATABASE_URL: string },
): Environment {
  return readEnvironment({
    source: {
      NODE_ENV: 'test',
      LOG_LEVEL: 'error',
      PORT: '0',
      CURSOR_SECRET: 'a secret for cursors in tests only',
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
      WEBHOOK_LOOPBACK: 'true',
      SEED: 'none',
      CANARY_SECONDS: '0',
      ...UNLIMITED,
      ...given,
    },
  });
}
