import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '#access';
import { startRedis, waitFor, type TestRedis } from '#testing';
import { startExchangeService, type ExchangeService } from '../exchange.service.fixture.js';

const BOARD = '/operator/queues';

describe.each(['postgres', 'redis'] as const)("the operator's board over %s", (kind) => {
  let exchange: ExchangeService | undefined;
  let redis: TestRedis | null = null;
  beforeAll(async () => {
    if (kind === 'redis') redis = await startRedis();
    if (kind === 'redis' && !redis) return;
    exchange = await startExchangeService(redis ? { QUEUE_URL: redis.url } : {});
  });
  afterAll(async () => {
    await exchange?.close();
    await redis?.stop();
  });

  const as = async (role: Role | null, path: string, method = 'GET'): Promise<Response> => {
    const headers = role ? { authorization: `Bearer ${await exchange?.token('WHO', [role])}` } : {};
    return fetch(`${exchange?.url}${BOARD}${path}`, { method, headers });
  };

  it('shows each queue to the operator, with its counts', async () => {
    if (!exchange) return;
    await waitFor('the sweeper to have run', async () => {
      const { queues } = (await (await as('operator', '/api/queues')).json()) as {
        queues: { name: string; readOnlyMode: boolean; counts: Record<string, number> }[];
      };
      const sweep = queues.find(({ name }) => name === 'deliveries.sweep');
      expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
      return Object.values(sweep?.counts ?? {}).reduce((sum, count) => sum + count, 0) > 0;
    });
  });

  it('is a page that asks nothing of elsewhere', async () => {
    if (!exchange) return;
    const page = await as('operator', '/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    const html = await page.text();
    const [, script] = /src="(static\/js\/main[^"]+)"/.exec(html) ?? [];
    expect((await as('operator', `/${script}`)).headers.get('content-type')).toMatch(/javascript/);
  });

  it.each<[Role | null, number]>([
    [null, 401],
    ['publisher', 403],
    ['secretariat', 403],
    ['auditor', 403],
  ])('is closed to %s', async (role, status) => {
    if (!exchange) return;
    for (const path of ['', '/', '/api/queues', '/queue/deliveries.drain', '/static/favicon.ico'])
      expect([path, (await as(role, path)).status]).toEqual([path, status]);
  });

  it('does nothing, whoever asks', async () => {
    if (!exchange) return;
    for (const path of [
      '/api/queues/deliveries.drain/pause',
      '/api/queues/deliveries.drain/empty',
      '/api/queues/pause',
    ])
      expect([path, (await as('operator', path, 'PUT')).status]).toEqual([path, 405]);
    expect((await as('publisher', '/api/queues/pause', 'PUT')).status).toBe(403);
  });
});
