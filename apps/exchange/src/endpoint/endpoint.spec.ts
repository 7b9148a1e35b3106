import { beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { challengeIn, type Receiver } from '#testing';
import type { DeliveryPipeline } from '../delivery/pipeline.js';
import { delivering } from '../delivering.fixture.js';
import { aChange, publisher, type Exchange } from '../exchange.fixture.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const owner = publisher('TH-MOPH');
const stranger = publisher('PH-DOH');

let exchange: Exchange;
let receiver: Receiver;
let pipeline: DeliveryPipeline;

delivering((parts) => ({ exchange, receiver, pipeline } = parts));
beforeEach(() => {
  // A new minute, so that no test counts against another's limit.
  exchange.clock.forward(MINUTE);
});

const create = (path = '/hook') => exchange.endpoints.create(owner, { url: `${receiver.url}${path}` });

async function follow(endpoint: string): Promise<void> {
  await exchange.subscriptions.create(owner, { name: 'All', endpoint });
}

const law = (n: number) => aChange({ subject: `VN-LAW-2026-${String(n).padStart(6, '0')}` });

async function one(id: string) {
  const mine = await exchange.endpoints.mine(owner);
  return mine.find((endpoint) => endpoint.id === id);
}

const states = async (): Promise<unknown[]> => (await exchange.rows()).map((row) => row['state']);

/** An endpoint as data folders hold it that are older than challenges. */
async function disabled(): Promise<{ id: string; secret: string }> {
  const { endpoint, secret } = await create();
  await follow(endpoint.id);
  receiver.answer = () => ({ status: 410 });
  await exchange.append(law(1), law(2));
  await pipeline.run();
  receiver.answer = () => ({ status: 204 });
  receiver.log.length = 0;
  return { id: endpoint.id, secret };
}

describe('a new endpoint', () => {
  it('is verified by a receiver that says the challenge back, and the challenge is signed', async () => {
    receiver.echoes = false;
    receiver.answer = ({ body }) => ({ status: 200, body: `${challengeIn(body)}\n` });
    exchange.clock.now = new Date();
    const { endpoint, secret, verification } = await create();
    expect(endpoint).toMatchObject({ state: 'ENABLED', verifiedAt: exchange.clock.now, missedFrom: null });
    expect(verification).toMatchObject({ verified: true, problem: null, status: 200 });
    const [request] = receiver.log;
    const message = new Webhook(secret).verify(request?.body ?? '', request?.headers as Record<string, string>);
    expect(message).toMatchObject({ type: 'endpoint.verification', data: { endpoint: endpoint.id } });
  });

  it('is verified by the challenge in JSON as well', async () => {
    receiver.echoes = false;
    receiver.answer = ({ body }) => ({ status: 202, body: JSON.stringify({ challenge: challengeIn(body) }) });
    expect((await create()).endpoint.state).toBe('ENABLED');
  });

  it.each<[string, (challenge: string) => { status: number; body?: string }, string]>([
    ['nothing', () => ({ status: 204 }), 'it answered 204 with an empty body'],
    ['something else', () => ({ status: 200, body: 'thanks' }), 'it answered 200 with the body "thanks"'],
    ['the challenge with an error', (challenge) => ({ status: 401, body: challenge }), 'it answered 401'],
    ['the whole message', (challenge) => ({ status: 200, body: `{"data":{"challenge":"${challenge}"}}` }), '200'],
    ['another challenge', () => ({ status: 200, body: '{"challenge":"abc"}' }), 'abc'],
    ['JSON that is no object', () => ({ status: 200, body: 'null' }), 'null'],
    ['a redirect', () => ({ status: 302 }), 'a redirect, which is never followed'],
  ])('that answers %s gets nothing, is told why, and is verified later', async (_, answer, problem) => {
    receiver.echoes = false;
    receiver.answer = ({ body }) => answer(challengeIn(body) ?? '');
    const { endpoint, verification } = await create();
    expect(endpoint).toMatchObject({ state: 'UNVERIFIED', verifiedAt: null });
    expect(verification.problem).toContain(problem);
    expect(verification.problem).toMatch(/with data\.challenge "[\w-]{32}" went to .*\/hook\. Expected: status 200/);
    await follow(endpoint.id);
    await exchange.append(law(1));
    receiver.log.length = 0;
    await pipeline.run();
    expect(receiver.log).toEqual([]);
    expect(await states()).toEqual(['SKIPPED']);

    const again = await exchange.trials.verify(owner, endpoint.id);
    expect(again).toMatchObject({ __typename: 'EndpointNotVerified', code: 'CONFLICT' });
    expect((await one(endpoint.id))?.state).toBe('UNVERIFIED');
    receiver.echoes = true;
    receiver.answer = () => ({ status: 204 });
    const verified = await exchange.trials.verify(owner, endpoint.id);
    expect(verified).toMatchObject({ __typename: 'VerifiedEndpoint', missed: { caughtUp: { queued: 1 } } });
    await pipeline.run();
    expect(await states()).toEqual(['DELIVERED']);
  });

  it('whose address nobody answers at exists, unverified', async () => {
    const { endpoint, verification } = await exchange.endpoints.create(owner, { url: 'http://127.0.0.1:9/' });
    expect(endpoint.state).toBe('UNVERIFIED');
    expect(verification).toMatchObject({ status: null, answer: null });
    expect(verification.problem).toContain('the connection was refused');
  });

  it("is nobody else's to verify, change, try, enable or take a secret of", async () => {
    const { endpoint } = await create();
    receiver.log.length = 0;
    receiver.echoes = false;
    const { id } = endpoint;
    for (const attempt of [
      () => exchange.trials.verify(stranger, id),
      () => exchange.trials.enable(stranger, id, true),
      () => exchange.trials.test(stranger, id),
      () => exchange.secrets.rotate(stranger, id, 0),
      () => exchange.endpoints.update(stranger, id, { url: `${receiver.url}/elsewhere` }),
      () => exchange.trials.test(owner, 'no-id'),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(receiver.log).toEqual([]);
  });

  it('is tried at most five times a minute', async () => {
    const { endpoint } = await create();
    for (let time = 0; time < 5; time += 1) await exchange.trials.test(owner, endpoint.id);
    await expect(exchange.trials.test(owner, endpoint.id)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'An endpoint is tried at most 5 times a minute; try again in 60 s.',
    });
    await expect(exchange.trials.verify(owner, endpoint.id)).rejects.toMatchObject({ code: 'CONFLICT' });
    exchange.clock.forward(MINUTE);
    expect(await exchange.trials.test(owner, endpoint.id)).toMatchObject({ delivered: true });
  });

  it('that is old and never was asked stays in use', async () => {
    const { endpoint } = await create();
    await exchange.database.query('UPDATE exchange.endpoint SET verified_at = NULL');
    await follow(endpoint.id);
    await exchange.append(law(1));
    await pipeline.run();
    expect(await states()).toEqual(['DELIVERED']);
  });
});

describe('an endpoint that changes', () => {
  it('goes on without a gap when the new address echoes the challenge', async () => {
    const { endpoint } = await create('/old');
    await follow(endpoint.id);
    await exchange.append(law(1));
    await pipeline.run();
    await exchange.append(law(2));
    const changed = await exchange.endpoints.update(owner, endpoint.id, {
      url: `${receiver.url}/new`,
      description: 'moved',
    });
    expect(changed).toMatchObject({
      endpoint: { state: 'ENABLED', description: 'moved', url: `${receiver.url}/new` },
      verification: { verified: true },
    });
    await pipeline.run();
    expect(receiver.log.map(({ path }) => path)).toEqual(['/old', '/new']);
  });

  it('holds back what waits until the new address is verified, and then sends it', async () => {
    const { endpoint } = await create('/old');
    await follow(endpoint.id);
    await exchange.append(law(1));
    receiver.echoes = false;
    const changed = await exchange.endpoints.update(owner, endpoint.id, { url: `${receiver.url}/new` });
    expect(changed).toMatchObject({ endpoint: { state: 'UNVERIFIED' }, verification: { verified: false } });
    await exchange.append(law(2));
    receiver.log.length = 0;
    await pipeline.run();
    expect(receiver.log).toEqual([]);
    expect(await states()).toEqual(['SKIPPED', 'SKIPPED']);
    const [first] = await exchange.rows();
    expect((await one(endpoint.id))?.missedFrom).toBe(Number(first?.['position']));
    receiver.echoes = true;
    await exchange.endpoints.update(owner, endpoint.id, { url: `${receiver.url}/newer` });
    await pipeline.run();
    expect(receiver.log.map(({ path }) => path)).toEqual(['/newer', '/newer']);
    expect((await one(endpoint.id))?.missedFrom).toBeNull();
  });

  it('is asked nothing when its address stays', async () => {
    const { endpoint } = await create();
    receiver.echoes = false;
    const changed = await exchange.endpoints.update(owner, endpoint.id, { description: 'ours' });
    expect(changed).toMatchObject({ endpoint: { state: 'ENABLED', description: 'ours' }, verification: null });
    expect(receiver.log).toEqual([]);
  });

  it('is told which field is at fault', async () => {
    const { endpoint } = await create();
    const wrong = exchange.endpoints.update(owner, endpoint.id, {
      url: 'https://10.0.0.1/',
      description: 'x'.repeat(201),
    });
    await expect(wrong).rejects.toMatchObject({
      problems: [{ path: 'input.url' }, { path: 'input.description', message: 'expected at most 200 characters' }],
    });
  });

  it('is changed by one at a time', async () => {
    const { endpoint } = await create();
    const outcomes = await Promise.allSettled([0, 1].map(() => exchange.secrets.rotate(owner, endpoint.id, 0)));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused.length).toBeLessThan(2);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'CONFLICT' });
    await exchange.database.query('UPDATE exchange.endpoint SET revision = revision + 1');
    const stale = exchange.endpoints.replace(
      { ...(await exchange.endpoints.own(owner, endpoint.id)), revision: 1 },
      await exchange.endpoints.own(owner, endpoint.id),
    );
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('a secret that is rotated', () => {
  const verifies = (secret: string): boolean => {
    const { body = '', headers = {} } = receiver.log.at(-1) ?? {};
    try {
      new Webhook(secret).verify(body, headers as Record<string, string>);
      return true;
    } catch {
      return false;
    }
  };
  const send = async (n: number): Promise<void> => {
    await exchange.append(law(n));
    await pipeline.run();
  };

  it('signs first, the old one beside it until the overlap ends, in every process that has sent before', async () => {
    exchange.clock.now = new Date(Date.now() - 200_000);
    const { endpoint, secret } = await create();
    await follow(endpoint.id);
    await send(1);
    expect([verifies(secret), receiver.log.at(-1)?.headers['webhook-signature']]).toEqual([
      true,
      expect.stringMatching(/^v1,[^ ]+$/),
    ]);
    const rotated = await exchange.secrets.rotate(owner, endpoint.id, 24);
    expect(rotated.secret).toMatch(/^whsec_/);
    expect(rotated.endpoint.oldSecretUntil).toEqual(new Date(exchange.clock.now.getTime() + DAY));
    await send(2);
    expect([verifies(rotated.secret), verifies(secret)]).toEqual([true, true]);
    const [first] = String(receiver.log.at(-1)?.headers['webhook-signature']).split(' ');
    const { body, headers } = receiver.log.at(-1) as { body: string; headers: Record<string, string> };
    expect(() =>
      new Webhook(rotated.secret).verify(body, { ...headers, 'webhook-signature': first ?? '' }),
    ).not.toThrow();
    await exchange.database.query(`UPDATE exchange.endpoint SET old_secret_until = $1, revision = revision + 1`, [
      new Date(exchange.clock.now.getTime() + 1000),
    ]);
    await send(3);
    expect(verifies(secret)).toBe(true);
    exchange.clock.forward(1000);
    await send(4);
    expect([verifies(rotated.secret), verifies(secret)]).toEqual([true, false]);
  });

  it('signs alone at once without an overlap, and is kept unreadable', async () => {
    exchange.clock.now = new Date();
    const { endpoint, secret } = await create();
    await follow(endpoint.id);
    await send(1);
    const rotated = await exchange.secrets.rotate(owner, endpoint.id, 0);
    await send(2);
    expect([verifies(rotated.secret), verifies(secret)]).toEqual([true, false]);
    const rows = await exchange.database.query('SELECT * FROM exchange.endpoint');
    expect(JSON.stringify(rows)).not.toContain(rotated.secret.slice(6));
    expect(JSON.stringify(await exchange.endpoints.mine(owner))).not.toContain('ealed');
  });

  it.each([-1, 169])('refuses an overlap of %d hours', async (hours) => {
    const { endpoint } = await create();
    await expect(exchange.secrets.rotate(owner, endpoint.id, hours)).rejects.toMatchObject({
      problems: [{ path: 'overlapHours', message: `${hours} is not between 0 and 168 hours` }],
    });
  });
});

describe('a test', () => {
  it('is sent signed at once and says what came back, without a change', async () => {
    exchange.clock.now = new Date();
    const { endpoint, secret } = await create();
    await follow(endpoint.id);
    receiver.answer = () => ({ status: 200, body: 'z'.repeat(5000) });
    const test = await exchange.trials.test(owner, endpoint.id);
    expect(test).toMatchObject({ delivered: true, status: 200, answer: 'z'.repeat(2048), error: null });
    const { body, headers } = receiver.log[0] as { body: string; headers: Record<string, string> };
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'endpoint.test' });
    expect(await exchange.rows()).toEqual([]);
  });

  it('says in plain words what went wrong', async () => {
    const { endpoint } = await create();
    receiver.answer = () => ({ status: 503, body: 'not today' });
    expect(await exchange.trials.test(owner, endpoint.id)).toMatchObject({
      delivered: false,
      status: 503,
      answer: 'not today',
      error: 'answered 503',
    });
  });
});

describe('an endpoint that was disabled', () => {
  it('is taken into use again by an echo, and gets what it missed', async () => {
    const { id } = await disabled();
    await exchange.append(law(3));
    const [gone] = await exchange.rows();
    expect(await one(id)).toMatchObject({ state: 'DISABLED', missedFrom: Number(gone?.['position']) });
    await expect(exchange.trials.verify(owner, id)).rejects.toMatchObject({
      message: 'This endpoint is disabled (The receiver answered 410 Gone.); use enableEndpoint.',
    });
    receiver.echoes = false;
    expect(await exchange.trials.enable(owner, id, true)).toMatchObject({ __typename: 'EndpointNotVerified' });
    receiver.echoes = true;
    receiver.log.length = 0;
    const enabled = await exchange.trials.enable(owner, id, true);
    expect(enabled).toMatchObject({
      __typename: 'EnabledEndpoint',
      endpoint: { state: 'ENABLED', disabledReason: null, missedFrom: null },
      missed: {
        from: Number(gone?.['position']),
        changes: expect.stringContaining('/changes?since='),
        caughtUp: { queued: 3, older: null },
      },
    });
    await pipeline.run();
    expect(await states()).toEqual(['DELIVERED', 'DELIVERED', 'DELIVERED']);
    expect(new Set(receiver.log.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
    await expect(exchange.trials.enable(owner, id, true)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('gets nothing of it when it wants to read it elsewhere', async () => {
    const { id } = await disabled();
    expect(await exchange.trials.enable(owner, id, false)).toMatchObject({ missed: { caughtUp: null } });
    await pipeline.run();
    expect(receiver.log).toEqual([]);
  });

  it('gets the last fourteen days; the change feed has the rest', async () => {
    const { id } = await disabled();
    exchange.clock.forward(10 * DAY);
    await exchange.append(law(3));
    exchange.clock.forward(5 * DAY);
    const enabled = await exchange.trials.enable(owner, id, true);
    expect(enabled).toMatchObject({ missed: { caughtUp: { queued: 1, older: expect.any(String) } } });
    const link = (enabled as { missed: { changes: string; from: number } }).missed;
    const cursor = new URL(link.changes).searchParams.get('since') ?? '';
    expect(exchange.cursor.decode(cursor, await exchange.changes.head())).toBe(link.from - 1);
    await pipeline.run();
    expect(receiver.log).toHaveLength(1);
  });
});
