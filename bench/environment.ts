import { readEnvironment, type Environment } from '#platform';

/** What a deployment has, with a port of its own; nothing comes from the machine's environment. */
export function benchEnvironment(given: Partial<Record<keyof Environment, string>> = {}): Environment {
  return readEnvironment({ source: { ...benchVariables, ...given } });
}

export const benchVariables = {
  NODE_ENV: 'production',
  LOG_LEVEL: 'warn',
  PORT: '0',
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
  CURSOR_SECRET: 'a secret for cursors in benches only',
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  RATE_LIMIT_ADDRESS: '0',
  RATE_LIMIT_PERSON: '0',
  RATE_LIMIT_PARTICIPANT: '0',
  RATE_LIMIT_FAILED_SIGN_INS: '0',
} as const;
