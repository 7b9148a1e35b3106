import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from '@jest/globals';
import { AddressGuard } from './address-guard.js';
import { isBlockedAddress } from './blocked-addresses.js';

const guard = new AddressGuard({ loopback: false });
const embedded = new AddressGuard({ loopback: true });

/** Each must be refused, on a laptop too unless it is loopback. */
const HOSTILE = [
  'http://example.org/hook',
  'ftp://example.org/',
  'file:///etc/passwd',
  'gopher://example.org:70/',
  'javascript:alert(1)',
  'data:text/plain,x',
  '//example.org/hook',
  '/hook',
  'example.org/hook',
  '',
  'https://',
  'https://user@example.org/',
  'https://user:secret@example.org/',
  'https://:secret@example.org/',
  'https://example.org@10.0.0.1/',
  'https://example.org/#fragment',
  `https://example.org/${'a'.repeat(2000)}`,
  'https://intranet/',
  'https://database:5432/',
  'https://printer.local/',
  'https://router.lan/',
  'https://vault.internal/',
  'https://metadata.google.internal/computeMetadata/v1/',
  'https://nas.home.arpa/',
  'https://hidden.onion/',
  'https://thing.test/',
  'https://thing.invalid/',
  'https://thing.example/',
  'https://printer.local./',
  'https://0.0.0.0/',
  'https://0/',
  'https://10.0.0.1/',
  'https://10.255.255.255/',
  'https://0xa.0.0.1/',
  'https://0x0a000001/',
  'https://167772161/',
  'https://012.0.0.1/',
  'https://10.1/',
  'https://１０.0.0.1/',
  'https://100.64.0.1/',
  'https://100.100.100.200/latest/meta-data/',
  'https://100.127.255.255/',
  'https://169.254.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://0xa9fea9fe/',
  'https://2852039166/',
  'https://0251.0376.0251.0376/',
  'https://169.254.43518/',
  'https://172.16.0.1/',
  'https://172.31.255.255/',
  'https://192.0.0.1/',
  'https://192.0.0.192/',
  'https://192.0.2.1/',
  'https://192.88.99.1/',
  'https://192.168.0.1/',
  'https://192.168.1/',
  'https://0xc0a80001/',
  'https://3232235521/',
  'https://198.18.0.1/',
  'https://198.19.255.255/',
  'https://198.51.100.7/',
  'https://203.0.113.7/',
  'https://224.0.0.1/',
  'https://239.255.255.255/',
  'https://240.0.0.1/',
  'https://255.255.255.255/',
  'https://168.63.129.16/',
  'https://[::]/',
  'https://[::10.0.0.1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[::ffff:a9fe:a9fe]/',
  'https://[::ffff:8.8.8.8]/',
  'https://[0:0:0:0:0:ffff:192.168.0.1]/',
  'https://[::ffff:0:10.0.0.1]/',
  'https://[64:ff9b::a00:1]/',
  'https://[64:ff9b::169.254.169.254]/',
  'https://[64:ff9b:1::1]/',
  'https://[100::1]/',
  'https://[2001::1]/',
  'https://[2001:2::1]/',
  'https://[2001:10::1]/',
  'https://[2001:db8::1]/',
  'https://[2002:a00:1::]/',
  'https://[2002:7f00:1::]/',
  'https://[3fff::1]/',
  'https://[5f00::1]/',
  'https://[fc00::1]/',
  'https://[fd00:ec2::254]/',
  'https://[fdff::1]/',
  'https://[fe80::1]/',
  'https://[febf::1]/',
  'https://[fec0::1]/',
  'https://[ff02::1]/',
];

const LOOPBACK = [
  'https://localhost/',
  'https://LOCALHOST/',
  'https://localhost./',
  'https://hooks.localhost/',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.255.255.254/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://[::1]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'http://localhost:8080/',
  'http://127.0.0.1:8080/',
  'http://[::1]:8080/',
];

describe('the address guard', () => {
  it.each(HOSTILE)('refuses %s anywhere', (url) => {
    expect(guard.problemOf(url)).toEqual(expect.any(String));
    expect(embedded.problemOf(url)).toEqual(expect.any(String));
  });

  it.each(LOOPBACK)('accepts %s only in the embedded mode', (url) => {
    expect(guard.problemOf(url)).toEqual(expect.any(String));
    expect(embedded.problemOf(url)).toBeNull();
  });

  it.each([
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[::127.0.0.1]/',
    'https://[64:ff9b::127.0.0.1]/',
  ])('takes %s for no loopback address', (url) => expect(embedded.problemOf(url)).toEqual(expect.any(String)));

  it.each([
    'https://hooks.example.org/a?b=c',
    'https://EXAMPLE.org:8443/',
    'https://1.1.1.1/',
    'https://[2606:4700:4700::1111]/',
    'https://xn--bcher-kva.example.com/',
  ])('accepts %s', (url) => {
    expect(guard.problemOf(url)).toBeNull();
    expect(embedded.problemOf(url)).toBeNull();
  });

  it.each(['', 'example.org', '10.0.0', '1.2.3.4.5', 'fe80::1%eth0'])('takes %p for no good address', (text) => {
    expect(isBlockedAddress(text)).toBe(true);
  });
});

const answering = (...answers: LookupAddress[][]) => {
  let asked = 0;
  return async (): Promise<LookupAddress[]> => answers[Math.min(asked++, answers.length - 1)] as LookupAddress[];
};

const lookup = (judge: AddressGuard, host: string, all = true): Promise<unknown> =>
  new Promise((resolve, reject) => {
    judge.lookup(host, { all }, (error, address) => (error ? reject(error) : resolve(address)));
  });

const PUBLIC: LookupAddress = { address: '93.184.215.14', family: 4 };

describe('the look-up inside a connection', () => {
  it('hands over the addresses that were judged', async () => {
    const judge = new AddressGuard({ loopback: false, resolve: answering([PUBLIC]) });
    expect(await lookup(judge, 'hooks.example.org')).toEqual([PUBLIC]);
    expect(await lookup(judge, 'hooks.example.org', false)).toBe(PUBLIC.address);
  });

  it('refuses a name that resolves elsewhere the second time', async () => {
    const judge = new AddressGuard({
      loopback: false,
      resolve: answering([PUBLIC], [{ address: '169.254.169.254', family: 4 }]),
    });
    expect(await judge.problemNow('https://rebinds.example.org/')).toBeNull();
    await expect(lookup(judge, 'rebinds.example.org')).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  it('refuses a name with one private address among public ones', async () => {
    const judge = new AddressGuard({
      loopback: false,
      resolve: answering([PUBLIC, { address: 'fd00::1', family: 6 }]),
    });
    await expect(lookup(judge, 'mixed.example.org')).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(await judge.problemNow('https://mixed.example.org/')).toBe(
      'leads to an address that is not on the public internet',
    );
  });

  it('refuses a public name that leads to this machine, in the embedded mode too', async () => {
    const judge = new AddressGuard({ loopback: true, resolve: answering([{ address: '127.0.0.1', family: 4 }]) });
    await expect(lookup(judge, 'localtest.example.org')).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(await lookup(judge, 'localhost')).toEqual([{ address: '127.0.0.1', family: 4 }]);
  });

  it('gives up on a name that does not resolve in time', async () => {
    const judge = new AddressGuard({ loopback: false, resolve: () => new Promise(() => undefined), resolveMs: 20 });
    await expect(lookup(judge, 'slow.example.org')).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  });

  it('judges literals at the time of sending', () => {
    expect(() => guard.requireLiteral('127.0.0.1')).toThrow('not on the public internet');
    expect(() => guard.requireLiteral('fd00::1')).toThrow('not on the public internet');
    expect(() => embedded.requireLiteral('127.0.0.1')).not.toThrow();
    expect(() => embedded.requireLiteral('10.0.0.1')).toThrow('not on the public internet');
    expect(() => guard.requireLiteral('hooks.example.org')).not.toThrow();
  });
});
