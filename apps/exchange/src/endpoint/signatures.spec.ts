import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { Access, actorFor } from '#access';
import { startReceiver, testEnvironment, type Receiver } from '#testing';
import { aChange, publisher, startExchange, type Exchange } from '../exchange.fixture.js';
import { newNetworkKey, readNetworkKey, signByNetwork } from './network-key.js';
import { NetworkKeys } from './network-keys.js';
import { SecretBox } from './secret-box.js';
import { sign, signingKey } from './signing-key.js';

/** The message that the tests of the Standard Webhooks libraries and of the Svix server sign. */
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const TIMESTAMP = '1614265330';
const BODY = '{"test": 2432232314}';
const PRIVATE = 'whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==';
const PUBLIC = 'whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=';

describe('published vectors', () => {
  it('v1 signs as the reference libraries do', () => {
    expect(sign(signingKey('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'), ID, TIMESTAMP, BODY)).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it('v1a signs as the reference server does, from both forms of the key', () => {
    const expected = 'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==';
    const seed = Buffer.from(PRIVATE.slice(5), 'base64').subarray(0, 32).toString('base64');
    for (const text of [PRIVATE, `whsk_${seed}`]) {
      const { key, publicKey } = readNetworkKey(text);
      expect([publicKey, signByNetwork(key, ID, TIMESTAMP, BODY)]).toEqual([PUBLIC, expected]);
    }
  });

  it.each(['whsk_', 'whsk_AAAA', PUBLIC, PRIVATE.replace('Kvg', 'Kvw'), 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])(
    '%s is no key of a network',
    (text) => expect(() => readNetworkKey(text)).toThrow(/expected whsk_|not the public key/),
  );
});

/** As a receiver does it that knows nothing of us but the public key. */
function fits(publicKey: string, { body, headers }: { body: string; headers: Record<string, unknown> }): boolean {
  const x = Buffer.from(publicKey.slice(5), 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const signed = Buffer.from(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`);
  return String(headers['webhook-signature'])
    .split(' ')
    .filter((one) => one.startsWith('v1a,'))
    .some((one) => verify(null, signed, key, Buffer.from(one.slice(4), 'base64')));
}

describe('the key of the network', () => {
  const owner = publisher('TH-MOPH');
  const operator = actorFor('WHO', ['operator'], 'the operator');
  let exchange: Exchange;
  let receiver: Receiver;
  let sent = 0;

  beforeAll(async () => {
    exchange = await startExchange();
    exchange.clock.now = new Date();
    receiver = await startReceiver();
  });
  afterAll(async () => {
    await exchange.close();
    await receiver.close();
  });

  async function send(): Promise<{ body: string; headers: Record<string, string> }> {
    sent += 1;
    await exchange.append(aChange({ subject: `VN-LAW-2026-${String(sent).padStart(6, '0')}` }));
    const pipeline = exchange.pipeline();
    await pipeline.run();
    await pipeline.stop(0);
    return receiver.log.at(-1) as unknown as { body: string; headers: Record<string, string> };
  }

  it('signs beside the secret for who asks for it, from the challenge on, and only for them', async () => {
    receiver.echoes = false;
    receiver.answer = ({ body }) => ({
      status: 200,
      body: (JSON.parse(body) as { data: { challenge: string } }).data.challenge,
    });
    const { endpoint, secret } = await exchange.endpoints.create(owner, {
      url: receiver.url,
      signatures: ['V1A', 'V1', 'V1A'],
    });
    receiver.echoes = true;
    expect(endpoint.signatures).toEqual(['V1', 'V1A']);
    const [key] = await exchange.network.published();
    expect(key?.publicKey).toMatch(/^whpk_/);
    expect(fits(key?.publicKey ?? '', receiver.log[0] as never)).toBe(true);
    await exchange.subscriptions.create(owner, { name: 'All', endpoint: endpoint.id });
    const both = await send();
    expect(both.headers['webhook-signature']).toMatch(/^v1,[^ ]+ v1a,[^ ]+$/);
    expect(fits(key?.publicKey ?? '', both)).toBe(true);
    expect(() => new Webhook(secret).verify(both.body, both.headers)).not.toThrow();
    expect(fits(key?.publicKey ?? '', { ...both, body: `${both.body} ` })).toBe(false);
    await exchange.endpoints.update(owner, endpoint.id, { signatures: ['V1A'] });
    expect((await send()).headers['webhook-signature']).toMatch(/^v1a,[^ ]+$/);
    await exchange.endpoints.update(owner, endpoint.id, { signatures: ['V1'] });
    expect((await send()).headers['webhook-signature']).toMatch(/^v1,[^ ]+$/);
    await expect(exchange.endpoints.update(owner, endpoint.id, { signatures: [] })).rejects.toMatchObject({
      problems: [{ path: 'input.signatures' }],
    });
    await exchange.endpoints.update(owner, endpoint.id, { signatures: ['V1A'] });
  });

  it('is kept unreadable, and is the same for all processes', async () => {
    const rows = await exchange.database.query<{ sealed_key: string }>('SELECT * FROM exchange.network_key');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sealed_key).toMatch(/^v1\./);
    expect(JSON.stringify(await exchange.network.published())).not.toMatch(/whsk_|ealed/);
  });

  it('is rotated by an operator: both sign until the overlap ends, and both stay published', async () => {
    const [old] = await exchange.network.published();
    const { keys } = await exchange.network.rotate(operator, 24);
    expect(keys.map(({ until }) => until === null)).toEqual([true, false]);
    const [fresh] = keys;
    const during = await send();
    expect(during.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    expect([fits(fresh?.publicKey ?? '', during), fits(old?.publicKey ?? '', during)]).toEqual([true, true]);
    exchange.clock.forward(24 * 3_600_000);
    const later = await send();
    expect([fits(fresh?.publicKey ?? '', later), fits(old?.publicKey ?? '', later)]).toEqual([true, false]);
    expect(await exchange.network.published()).toHaveLength(2);
    await expect(exchange.network.rotate(owner, 24)).rejects.toMatchObject({ code: 'NOT_AUTHORISED' });
    await expect(exchange.network.rotate(operator, 721)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('comes from the environment where it names some, newest first', async () => {
    const second = newNetworkKey();
    const environment = testEnvironment({
      DATABASE_URL: exchange.url,
      WEBHOOK_SIGNING_KEYS: `${PRIVATE} ${second}`,
    });
    const { database, clock } = exchange;
    const keys = new NetworkKeys(database, new Access(), new SecretBox(environment), environment, () => clock.now);
    await keys.refresh();
    const [first, ...more] = keys.sign(ID, clock.now, TIMESTAMP, BODY);
    expect(first).toBe(signByNetwork(readNetworkKey(PRIVATE).key, ID, TIMESTAMP, BODY));
    expect(more).toHaveLength(1);
    const signing = (await keys.published()).filter(({ until }) => until === null);
    expect(signing.map(({ publicKey }) => publicKey).toSorted()).toEqual(
      [PUBLIC, readNetworkKey(second).publicKey].toSorted(),
    );
    await expect(keys.rotate(operator, 24)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(JSON.stringify(await database.query('SELECT * FROM exchange.network_key'))).not.toContain(second.slice(5));
  });

  it('that is none stops the start', () => {
    const start = (): unknown =>
      testEnvironment({ DATABASE_URL: 'postgres://nowhere/', WEBHOOK_SIGNING_KEYS: 'whsk_AAAA' });
    expect(start).toThrow('WEBHOOK_SIGNING_KEYS: expected keys such as whsk_');
  });
});
