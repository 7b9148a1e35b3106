import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  networkFolder,
  removeFolder,
  standaloneIn,
  startReceiver,
  startTogether,
  waitFor,
  type Network,
  type Receiver,
} from '#testing';
import { Client } from './client.js';
import { lawInput, publishLaw } from './records.js';
import { Subscriber } from './subscriber.js';
import { badTokens } from './tokens.js';

/** Told at the most talkative level what all kinds of callers show, a node writes none of it down. */
const CANARY = 'canaryCANARYcanaryCANARYcanaryCANARY';
const ENVIRONMENT = {
  LOG_LEVEL: 'trace',
  CURSOR_SECRET: `cursor-${CANARY}`,
  ENCRYPTION_KEY: Buffer.from('canary of thirty-two whole bytes').toString('base64'),
};

let network: Network;
let receiver: Receiver;
const shown = new Map<string, string>();

beforeAll(async () => {
  receiver = await startReceiver();
  network = await startTogether({ environment: ENVIRONMENT });
}, 90_000);
afterAll(async () => {
  await network?.stop();
  await receiver?.close();
}, 30_000);

describe('the logs of a node', () => {
  it('of a whole run hold no token, secret, cookie, key or password', async () => {
    const publisher = await Client.of(network, 'VN-MOH');
    shown.set('a good token', publisher.token as string);
    for (const [what, token] of Object.entries(await badTokens(network))) {
      shown.set(`a token ${what}`, token);
      expect((await new Client(network.url, token).get('/changes')).status).toBe(401);
    }
    const subscriber = await Subscriber.of(network, receiver, { participant: 'PH-DOH', role: 'publisher', filter: {} });
    shown.set('a webhook secret', (subscriber as unknown as { secret: string }).secret);
    receiver.answer = () => ({ status: 500, body: 'no' });
    await publishLaw(publisher, lawInput());
    await waitFor('a delivery that fails', () => receiver.log.length > 0, { timeoutMs: 20_000 });

    const anonymous = new Client(network.url);
    for (const [what, path, headers] of [
      ['a session', '/changes', { cookie: `comity=cs_${CANARY}` }],
      ['a key in an address', `/feeds/publications.atom?key=cf_${CANARY}`, {}],
      ['a key in an address that leads nowhere', `/nowhere?key=cf_${CANARY}`, {}],
      ['a password', '/changes', { authorization: `Basic ${Buffer.from(`me:${CANARY}`).toString('base64')}` }],
      ['a malformed header', '/changes', { authorization: `Bearer ${CANARY} ${CANARY}` }],
    ] as [string, string, Record<string, string>][]) {
      expect([what, (await anonymous.get(path, headers)).status]).toEqual([what, expect.any(Number)]);
    }
    await anonymous.answer(`query Bad($x: String = "${CANARY}") { nothing(x: $x) }`);
    await anonymous.answer('{ countries { code } }', { token: CANARY });

    shown.set('what was shown and is nobody’s', CANARY);
    shown.set('the same in base64', Buffer.from(`me:${CANARY}`).toString('base64'));
    shown.set('the password of the database', new URL(network.databaseUrl).password);
    shown.set('the key that seals', ENVIRONMENT.ENCRYPTION_KEY);
    const logs = network.logs();
    expect(logs.length).toBeGreaterThan(1000);
    const found = [...shown].filter(([, secret]) => secret.length >= 8 && logs.includes(secret)).map(([what]) => what);
    expect({ found, around: found.map((what) => around(logs, shown.get(what) as string)) }).toEqual({
      found: [],
      around: [],
    });
  }, 60_000);

  it.each([
    ['a database that cannot be reached', { DATABASE_URL: `postgres://comity:${CANARY}@127.0.0.1:1/comity` }],
    ['a wrong kind of database', { DATABASE_URL: `mysql://comity:${CANARY}@127.0.0.1/comity` }],
    ['a key that is none', { DATABASE_URL: 'postgres://x/y', ENCRYPTION_KEY: CANARY }],
    ['a list that is no JSON', { DATABASE_URL: 'postgres://x/y', ACCESS_ISSUERS: `[{"clientSecret": "${CANARY}"` }],
    ['a queue of another kind', { DATABASE_URL: 'postgres://x/y', QUEUE_URL: `amqp://comity:${CANARY}@127.0.0.1` }],
  ])(
    'that cannot start with %s hold none either',
    async (_what, environment) => {
      const folder = networkFolder();
      const { program } = standaloneIn(folder, { SEED: 'none', LOG_LEVEL: 'trace', ...environment });
      try {
        program.start();
        await program.ended();
        expect(program.logs()).not.toBe('');
        expect(program.logs()).not.toContain(CANARY);
      } finally {
        await program.end('SIGKILL');
        removeFolder(folder);
      }
    },
    30_000,
  );
});

const around = (text: string, part: string): string => {
  const at = text.indexOf(part);
  return text.slice(Math.max(0, at - 200), at) + '***' + text.slice(at + part.length, at + part.length + 100);
};
