import { afterEach, describe, expect, it } from '@jest/globals';
import { testEnvironment } from '#testing';
import type { Environment } from './environment.js';
import { startService, type RunningService } from './service.js';

const started: RunningService[] = [];
async function status(
  given: Partial<Record<keyof Environment, string>>,
  isPublic: boolean,
  authorization?: string,
): Promise<[number, string]> {
  const environment = testEnvironment({
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
    LOG_LEVEL: 'silent',
    ...given,
  });
  const service = await startService({ name: 'measured', isPublic, environment, modules: () => [] });
  started.push(service);
  const response = await fetch(`${service.url}/metrics`, { headers: authorization ? { authorization } : {} });
  return [response.status, await response.text()];
}
afterEach(async () => {
  for (const service of started.splice(0)) await service.close();
});

const token = 'token-of-the-scraper';

describe('metrics', () => {
  it('are closed at the public door while no token is set, and say how they are opened', async () => {
    const [code, text] = await status({}, true);
    expect(code).toBe(403);
    expect(text).toContain('Set METRICS_TOKEN');
    expect(text).not.toContain('# HELP');
  });

  it('are open behind the door while no token is set', async () => {
    const [code, text] = await status({}, false);
    expect([code, text]).toEqual([200, expect.stringContaining('# HELP process_cpu_user_seconds_total')]);
  });

  it.each([[true], [false]])('need the token wherever one is set (public: %s)', async (isPublic) => {
    expect(await status({ METRICS_TOKEN: token }, isPublic)).toEqual([401, expect.not.stringContaining('# HELP')]);
    for (const wrong of [`Bearer ${token}x`, `Bearer ${token.slice(1)}`, token, `Basic ${token}`])
      expect((await status({ METRICS_TOKEN: token }, isPublic, wrong))[0]).toBe(401);
    expect(await status({ METRICS_TOKEN: token }, isPublic, `Bearer ${token}`)).toEqual([
      200,
      expect.stringContaining('# HELP'),
    ]);
  });

  it('refuse to start with a token that could be guessed', () => {
    expect(() => testEnvironment({ DATABASE_URL: 'postgres://localhost/x', METRICS_TOKEN: 'short' })).toThrow(
      /METRICS_TOKEN/,
    );
  });
});
