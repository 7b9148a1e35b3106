import { connect } from 'node:net';
import { Controller, Get, HttpException, Module, Post } from '@nestjs/common';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startRedis, testEnvironment, waitFor } from '#testing';
import type { Environment } from '../environment.js';
import { RouteAccess } from '../route-access.js';
import { startService, type RunningService } from '../service.js';
import { countedAddress, trustedProxies } from './trusted-proxies.js';

@Controller()
class Door {
  @RouteAccess('by-audience')
  @Get(['thing', 'feeds/publications.atom', 'changes', 'publications', 'assets/comity.css'])
  read(): string {
    return 'read';
  }

  @RouteAccess('by-audience')
  @Get('refused')
  refuse(): never {
    throw new HttpException('The token is refused.', 401);
  }

  @RouteAccess('by-audience')
  @Post('graphql')
  graphql(): object {
    return { data: {} };
  }
}

@Module({ controllers: [Door] })
class DoorModule {}

const started: RunningService[] = [];
async function door(given: Partial<Record<keyof Environment, string>>, isPublic = true): Promise<RunningService> {
  const environment = testEnvironment({
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
    LOG_LEVEL: 'silent',
    ...given,
  });
  const service = await startService({ name: 'door', isPublic, environment, modules: () => [DoorModule] });
  started.push(service);
  return service;
}
afterEach(async () => {
  for (const service of started.splice(0)) await service.close();
});

type Headers = Record<string, string>;
const get = (service: RunningService, path: string, headers: Headers = {}): Promise<Response> =>
  fetch(`${service.url}${path}`, { headers });
const ask = (service: RunningService, query: string): Promise<Response> =>
  fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
const left = (response: Response): number => Number(/r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);

describe('how much an address may ask', () => {
  it('is told with every answer, and refused above the limit with when to come again', async () => {
    const service = await door({ RATE_LIMIT_ADDRESS: '3' });
    const first = await get(service, '/thing');
    expect(first.headers.get('ratelimit-policy')).toBe('"address";q=3;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"address";r=2;t=(60|59)$/);
    await get(service, '/thing');
    expect((await get(service, '/thing')).status).toBe(200);
    const refused = await get(service, '/thing');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(await refused.json()).toMatchObject({
      status: 429,
      code: 'RATE_LIMITED',
      'violated-policies': ['address'],
      requestId: expect.any(String),
    });
  });

  it('is told to GraphQL as an error with a code', async () => {
    const service = await door({ RATE_LIMIT_ADDRESS: '1' });
    await ask(service, '{ countries { code } }');
    const refused = await ask(service, '{ countries { code } }');
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', policy: 'address' } }],
    });
  });

  it('counts what writes or searches for more', async () => {
    const service = await door({ RATE_LIMIT_ADDRESS: '100' });
    expect(left(await ask(service, '{ countries { code } }'))).toBe(99);
    expect(left(await ask(service, 'mutation { designate { id } }'))).toBe(94);
    expect(left(await ask(service, '{ publications(filter: { search: "nurse" }) { totalCount } }'))).toBe(91);
    expect(left(await get(service, '/publications?search=nurse'))).toBe(88);
    expect(left(await ask(service, `{ countries { code } } #${'x'.repeat(5000)}`))).toBe(81);
  });

  it('does not count probes, metrics and assets', async () => {
    const token = 'token-of-the-scraper';
    const service = await door({ RATE_LIMIT_ADDRESS: '1', METRICS_TOKEN: token });
    for (const path of ['/health/live', '/health/ready', '/metrics', '/assets/comity.css', '/assets/comity.css']) {
      const response = await get(service, path, { authorization: `Bearer ${token}` });
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.has('ratelimit')).toBe(false);
    }
  });

  it('has no limit where it is 0, and none in a process behind the door', async () => {
    const unlimited = await door({ RATE_LIMIT_ADDRESS: '0' });
    expect((await get(unlimited, '/thing')).headers.has('ratelimit')).toBe(false);
    const behind = await door({ RATE_LIMIT_ADDRESS: '1' }, false);
    await get(behind, '/thing');
    expect((await get(behind, '/thing')).status).toBe(200);
  });

  it('is counted in Redis for all processes together, and by each alone while Redis is away', async () => {
    const redis = await startRedis();
    if (!redis) return;
    try {
      const limits = { RATE_LIMIT_ADDRESS: '1000', QUEUE_URL: redis.url };
      const [one, two] = [await door(limits), await door(limits)];
      await waitFor('both to count in Redis', async () => {
        const before = left(await get(one, '/thing'));
        return left(await get(two, '/thing')) === before - 1;
      });
      await redis.kill();
      expect((await get(one, '/thing')).status).toBe(200);
      expect(left(await get(one, '/thing'))).toBeGreaterThan(900);
    } finally {
      await redis.stop();
    }
  });
});

describe('what an address shows', () => {
  it('is no longer looked at once too much of it was refused; reading without it goes on', async () => {
    const service = await door({ RATE_LIMIT_FAILED_SIGN_INS: '3', RATE_LIMIT_ADDRESS: '1000' });
    const guess = (): Promise<Response> => get(service, '/refused', { authorization: 'Bearer guess' });
    for (let n = 0; n < 4; n++) expect((await guess()).status).toBe(401);
    const refused = await waitFor('the refusal', async () => {
      const response = await guess();
      return response.status === 429 && response;
    });
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await get(service, '/thing', { authorization: 'Bearer good' })).status).toBe(429);
    expect((await get(service, '/thing', { cookie: 'session=x' })).status).toBe(429);
    expect((await get(service, '/thing')).status).toBe(200);
  });
});

describe('X-Forwarded-For', () => {
  const from = (address: string): Headers => ({ 'x-forwarded-for': address });

  it('is not believed by default: nobody chooses an address', async () => {
    const service = await door({ RATE_LIMIT_ADDRESS: '10' });
    await get(service, '/thing', from('198.51.100.1'));
    expect(left(await get(service, '/thing', from('198.51.100.2')))).toBe(8);
  });

  it.each(['1', '127.0.0.1,::1', '127.0.0.0/8'])(
    'is believed from the proxies of TRUST_PROXY=%s alone',
    async (TRUST_PROXY) => {
      const service = await door({ RATE_LIMIT_ADDRESS: '10', TRUST_PROXY });
      await get(service, '/thing', from('198.51.100.1'));
      expect(left(await get(service, '/thing', from('198.51.100.2')))).toBe(9);
      // What the client wrote stands before what the proxy added, and counts for nothing.
      expect(left(await get(service, '/thing', from('203.0.113.9, 198.51.100.2')))).toBe(8);
    },
  );

  it('is read by what TRUST_PROXY says', () => {
    expect(trustedProxies('10.0.0.0/8, fd00::/8')('10.1.2.3', 0)).toBe(true);
    expect(trustedProxies('10.0.0.0/8, fd00::/8')('::ffff:10.1.2.3', 0)).toBe(true);
    expect(trustedProxies('10.0.0.0/8, fd00::/8')('fd12::1', 0)).toBe(true);
    expect(trustedProxies('10.0.0.0/8, fd00::/8')('192.0.2.1', 0)).toBe(false);
    expect(trustedProxies('2')('192.0.2.1', 1)).toBe(true);
    expect(trustedProxies('2')('192.0.2.1', 2)).toBe(false);
    expect(() => testEnvironment({ DATABASE_URL: 'postgres://x/y', TRUST_PROXY: 'true' })).toThrow(
      /TRUST_PROXY: "true" is neither a number of proxies nor an address/,
    );
  });

  it('counts an IPv6 network as one', () => {
    expect(countedAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(countedAddress('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(countedAddress('::ffff:192.0.2.7')).toBe('192.0.2.7');
  });
});

describe('pages of other sites', () => {
  const PORTAL = 'https://portal.example';
  const preflight = (service: RunningService, path: string, origin: string): Promise<Response> =>
    fetch(`${service.url}${path}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });

  it('may act for whoever is signed in only from the origins that are configured', async () => {
    const service = await door({ CORS_ORIGINS: `${PORTAL}, https://other.example` });
    const allowed = await preflight(service, '/graphql', PORTAL);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(PORTAL);
    expect(allowed.headers.get('access-control-allow-credentials')).toBe('true');
    expect(allowed.headers.get('vary')).toMatch(/origin/i);
    const stranger = await preflight(service, '/graphql', 'https://evil.example');
    expect(stranger.headers.has('access-control-allow-origin')).toBe(false);
    const none = await preflight(await door({}), '/graphql', PORTAL);
    expect(none.headers.has('access-control-allow-origin')).toBe(false);
  });

  it.each(['/feeds/publications.atom', '/changes', '/changes?since=x'])(
    'may read %s without credentials',
    async (path) => {
      const response = await get(await door({}), path, { origin: 'https://anybody.example' });
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.has('access-control-allow-credentials')).toBe(false);
    },
  );

  it('may not be configured as a wildcard or with a path', () => {
    const given = { DATABASE_URL: 'postgres://x/y' };
    expect(() => testEnvironment({ ...given, CORS_ORIGINS: '*' })).toThrow(/CORS_ORIGINS: expected origins/);
    expect(() => testEnvironment({ ...given, CORS_ORIGINS: 'https://a.example/' })).toThrow(/CORS_ORIGINS/);
  });
});

describe('every answer', () => {
  const SECURE = {
    'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };

  it.each([
    ['/thing', true],
    ['/nothing', true],
    ['/health/live', true],
    ['/thing', false],
  ])('has secure headers: %s (at the public door: %s)', async (path, isPublic) => {
    const { headers } = await get(await door({}, isPublic), path);
    expect(Object.fromEntries(headers)).toMatchObject(SECURE);
    expect(headers.has('strict-transport-security')).toBe(false);
    expect(headers.has('x-powered-by')).toBe(false);
  });

  it('has them when it is a refusal as well, and asks for TLS where the node has it', async () => {
    const service = await door({ RATE_LIMIT_ADDRESS: '1', PUBLIC_URL: 'https://node.example' });
    await get(service, '/thing');
    const { status, headers } = await get(service, '/thing');
    expect(status).toBe(429);
    expect(Object.fromEntries(headers)).toMatchObject(SECURE);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });
});

describe('a body', () => {
  it('above 1 MiB is refused, whether its length is told or not', async () => {
    const service = await door({});
    const body = JSON.stringify({ query: 'x'.repeat(1024 * 1024) });
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${service.url}/graphql`, { method: 'POST', headers, body })).status).toBe(413);
    expect(await chunked(service, body)).toMatch(/^HTTP\/1\.1 413/);
  });
});

/** Sends a body without telling its length; answers the first line. */
function chunked(service: RunningService, body: string): Promise<string> {
  const { hostname, port } = new URL(service.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
      );
      socket.write(`${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`);
    });
    socket.on('data', (data) => {
      resolve(data.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.on('error', reject);
  });
}
