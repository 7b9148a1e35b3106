import type { LookupAddress } from 'node:dns';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agent } from 'undici';
import { startReceiver, type Receiver } from '#testing';
import { guardedConnector } from '../delivery/connector.js';
import type { Outcome } from '../delivery/outcome.js';
import { Sender } from '../delivery/sender.js';
import { fullAddress } from './full-address.fixture.js';
import { AddressGuard } from './address-guard.js';
import { signingKey } from './signing-key.js';

/** Each stands for a range that nobody outside may reach. */
const PRIVATE = [
  '0.0.0.1',
  '10.1.2.3',
  '100.64.7.8',
  '127.0.0.2',
  '169.254.169.254',
  '172.16.5.6',
  '192.0.0.192',
  '192.168.1.1',
  '198.18.0.9',
  '203.0.113.5',
  '224.0.0.251',
  '255.255.255.255',
];
const PRIVATE_6 = [
  '::',
  '::1',
  'fc00::7',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  '2001:db8::1',
  '2002:a00:1::',
  '64:ff9b::a9fe:a9fe',
  '::ffff:10.0.0.1',
  '3fff::1',
];

const parts = (ip: string): number[] => ip.split('.').map(Number);
const hex = (byte = 0): string => byte.toString(16).padStart(2, '0');
const pairs = (ip: string): string => {
  const [a, b, c, d] = parts(ip);
  return `${hex(a)}${hex(b)}:${hex(c)}${hex(d)}`;
};
const whole = (ip: string): number => parts(ip).reduce((sum, part) => sum * 256 + part, 0);

/** The ways to write one address that parsers have been fooled by. */
const DISGUISES: Record<string, (ip: string) => string> = {
  plain: (ip) => `https://${ip}/`,
  'with a port': (ip) => `https://${ip}:8443/`,
  'as one number': (ip) => `https://${whole(ip)}/`,
  'as one hexadecimal number': (ip) => `https://0x${whole(ip).toString(16)}/`,
  'in octal': (ip) =>
    `https://${parts(ip)
      .map((part) => `0${part.toString(8)}`)
      .join('.')}/`,
  'in hexadecimal parts': (ip) =>
    `https://${parts(ip)
      .map((part) => `0x${part.toString(16)}`)
      .join('.')}/`,
  'in three parts': (ip) => `https://${parts(ip).slice(0, 2).join('.')}.${whole(ip) % 65_536}/`,
  'with a dot at the end': (ip) => `https://${ip}./`,
  'in full-width digits': (ip) =>
    `https://${ip.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))}/`,
  'with ideographic full stops': (ip) => `https://${ip.replaceAll('.', '。')}/`,
  'percent-encoded': (ip) => `https://${[...ip].map((char) => `%${hex(char.codePointAt(0))}`).join('')}/`,
  'mapped into IPv6': (ip) => `https://[::ffff:${ip}]/`,
  'mapped into IPv6 in hexadecimal': (ip) => `https://[::ffff:${pairs(ip)}]/`,
  'compatible IPv6': (ip) => `https://[::${pairs(ip)}]/`,
  'through NAT64': (ip) => `https://[64:ff9b::${pairs(ip)}]/`,
  'through 6to4': (ip) => `https://[2002:${pairs(ip)}::1]/`,
  'behind credentials': (ip) => `https://hooks.example.org@${ip}/`,
  'behind a backslash': (ip) => `https:\\\\${ip}\\@hooks.example.org/`,
};
const HOSTILE = [
  ...PRIVATE.flatMap((ip) => Object.entries(DISGUISES).map(([how, write]) => [`${ip} ${how}`, write(ip)] as const)),
  ...PRIVATE_6.map((ip) => [ip, `https://[${ip}]/`] as const),
  ...['ftp', 'file', 'gopher', 'ws', 'wss', 'ldap', 'dict', 'blob', 'jar', 'unix', 'http'].map(
    (scheme) => [scheme, `${scheme}://hooks.example.org/`] as const,
  ),
];

const strict = new AddressGuard({ loopback: false });

describe('what a user gives as an address', () => {
  it('is tried in more than two hundred hostile ways', () => {
    expect(new Set(HOSTILE.map(([, url]) => url)).size).toBeGreaterThan(200);
  });

  it.each(HOSTILE)('is refused: %s', (_, url) => expect(strict.problemOf(url)).toEqual(expect.any(String)));
});

describe('what a name resolves to when it is used', () => {
  const message = { webhookId: 'a', attempt: 1, body: '{}', keepAnswer: true };
  const PUBLIC: LookupAddress = { address: '93.184.215.14', family: 4 };
  let receiver: Receiver;
  let port: string;

  beforeAll(async () => {
    receiver = await startReceiver();
    port = new URL(receiver.url).port;
  });
  afterAll(() => receiver.close());

  async function post(answers: LookupAddress[][], host = 'rebinds.example.org'): Promise<Outcome> {
    let asked = 0;
    const resolve = async (): Promise<LookupAddress[]> => answers[Math.min(asked++, answers.length - 1)] ?? [];
    const guard = new AddressGuard({ loopback: false, resolve });
    if (answers.length > 1) expect(await guard.problemNow(`https://${host}/`)).toBeNull();
    const sender = new Sender(guard, 'test', 2000);
    const keys = [{ key: signingKey('whsec_AAAA'), until: null }];
    const target = { origin: `http://${host}:${port}`, path: '/', host, signable: true, keys, network: null };
    const outcome = await sender.ask(target, message, new Date());
    await sender.close();
    return outcome;
  }

  it.each(
    [...PRIVATE, '127.0.0.1']
      .map((address) => ({ address, family: 4 }))
      .concat(PRIVATE_6.map((address) => ({ address, family: 6 }))),
  )('is refused without a connection: $address, alone, beside a public one, and the second time', async (answer) => {
    for (const answers of [[[answer]], [[PUBLIC, answer]], [[PUBLIC], [answer]]]) {
      const outcome = await post(answers);
      expect(outcome).toMatchObject({
        status: null,
        reached: false,
        error: 'rebinds.example.org leads to an address that is not on the public internet',
      });
    }
    expect(receiver.log).toEqual([]);
  });

  it('is refused for a literal that is stored already', async () => {
    for (const host of ['127.0.0.1', '[::1]', '169.254.169.254'])
      expect((await post([[PUBLIC]], host)).error).toContain('not on the public internet');
    expect(receiver.log).toEqual([]);
  });
});

describe('a connection', () => {
  const guard = new AddressGuard({ loopback: true });
  let silent: Server;
  beforeAll(async () => {
    silent = createServer((socket) => void socket.on('error', () => undefined).resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise<void>((resolve) => void silent.close(() => resolve())));

  it('that gets no word of TLS is given up', async () => {
    const agent = new Agent({ connect: guardedConnector(guard, { tlsMs: 100 }) });
    const { port } = silent.address() as AddressInfo;
    const asked = agent.request({ origin: `https://127.0.0.1:${port}`, path: '/', method: 'GET' });
    await expect(asked).rejects.toMatchObject({ code: 'UND_ERR_CONNECT_TIMEOUT' });
    await agent.destroy();
  });

  it('to an address that takes no more of them is given up after three seconds, and counts as the receiver’s fault', async () => {
    const full = await fullAddress();
    const sender = new Sender(guard, 'test');
    const keys = [{ key: signingKey('whsec_AAAA'), until: null }];
    const origin = `http://127.0.0.1:${full.port}`;
    try {
      const target = { origin, path: '/', host: '127.0.0.1', signable: true, keys, network: null };
      const outcome = await sender.ask(target, { webhookId: 'a', attempt: 1, body: '{}' }, new Date());
      expect(outcome).toMatchObject({ status: null, reached: false, ours: false, timedOut: true });
      expect(outcome.error).toContain('no connection within 3000 ms');
      expect(outcome.ms).toBeGreaterThanOrEqual(2900);
      expect(outcome.ms).toBeLessThan(8000);
    } finally {
      await sender.close();
      full.close();
    }
  }, 20_000);
});
