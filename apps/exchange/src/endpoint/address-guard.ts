import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isBlockedAddress, isLoopbackAddress } from './blocked-addresses.js';

/**
 * Keeps URLs that users give from reaching what only this machine should reach. A URL is judged when it is given, a
 * literal address again when it is used, and a name by what it resolves to inside the connection itself: so a name that
 * changes its mind between two look-ups gains nothing.
 */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

export interface GuardOptions {
  /** http and https to this machine, for a network that runs on a laptop and for tests; nothing else private */
  loopback: boolean;
  resolve?: Resolve;
  resolveMs?: number;
}

export class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED';
}

const MOST_URL = 2000;
const RESOLVE_MS = 2000;

export class AddressGuard {
  private readonly loopback: boolean;
  private readonly resolve: Resolve;
  private readonly resolveMs: number;

  constructor({ loopback, resolve = resolveAll, resolveMs = RESOLVE_MS }: GuardOptions) {
    this.loopback = loopback;
    this.resolve = resolve;
    this.resolveMs = resolveMs;
  }

  /** What is wrong with a URL by its text alone; null when nothing is. WHATWG parsing first: `0x7f.1` is 127.0.0.1. */
  problemOf(text: string): string | null {
    if (text.length > MOST_URL) return `is longer than ${MOST_URL} characters`;
    if (!URL.canParse(text)) return 'is not an absolute URL; expected https://host/path';
    const url = new URL(text);
    const host = bareHost(url.hostname);
    const isLocal = isLocalName(host) || isLoopbackAddress(host);
    if (url.protocol !== 'https:' && !(this.loopback && isLocal && url.protocol === 'http:'))
      return 'must begin with https://';
    if (url.username !== '' || url.password !== '') return 'must not carry a user name or a password';
    if (url.hash !== '') return 'must not carry a fragment (#…)';
    return isLocal && this.loopback ? null : this.problemOfHost(host);
  }

  /** The same, and what its name resolves to now. A name that does not resolve yet is accepted: deliveries will say so. */
  async problemNow(text: string): Promise<string | null> {
    const problem = this.problemOf(text);
    if (problem !== null) return problem;
    const host = bareHost(new URL(text).hostname);
    if (isIP(host) !== 0) return null;
    try {
      await this.addressesOf(host);
      return null;
    } catch (error) {
      return error instanceof AddressRefused ? 'leads to an address that is not on the public internet' : null;
    }
  }

  /** For literal addresses at the time of sending: `lookup` is never called for them. */
  requireLiteral(host: string): void {
    if (isIP(host) !== 0) this.require(host, host);
  }

  /** For net.connect: resolves, refuses, and hands over exactly the addresses that were judged. */
  readonly lookup: LookupFunction = (host, options, callback) => {
    this.addressesOf(host).then(
      (addresses) => {
        const wanted =
          options.family === 4 || options.family === 6
            ? addresses.filter((a) => a.family === options.family)
            : addresses;
        const [first] = wanted;
        if (!first) callback(Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' }), '');
        else if (options.all) callback(null, wanted);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, ''),
    );
  };

  private async addressesOf(host: string): Promise<LookupAddress[]> {
    const addresses = await within(this.resolveMs, this.resolve(host), `${host} was not resolved`);
    for (const { address } of addresses) this.require(address, host);
    return addresses;
  }

  /** One bad address among several refuses the name: it is not for us to pick. */
  private require(address: string, host: string): void {
    if (this.loopback && isLoopbackAddress(address) && (isLocalName(host) || isIP(host) !== 0)) return;
    if (isBlockedAddress(address))
      throw new AddressRefused(`${host} leads to an address that is not on the public internet`);
  }

  private problemOfHost(host: string): string | null {
    if (isIP(host) !== 0) return isBlockedAddress(host) ? 'names an address that is not on the public internet' : null;
    if (isLocalName(host) || /\.(local|internal|lan|home\.arpa|onion|test|invalid|example)\.?$/.test(host)) {
      return 'names a host that is not on the public internet';
    }
    return host.replace(/\.$/, '').includes('.')
      ? null
      : 'names a host without a domain; expected a full name such as hooks.example.org';
  }
}

export const bareHost = (hostname: string): string => (hostname.startsWith('[') ? hostname.slice(1, -1) : hostname);

const isLocalName = (host: string): boolean => /^(?:.+\.)?localhost\.?$/.test(host);

const resolveAll: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true, verbatim: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses),
    );
  });

async function within<T>(ms: number, work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error(`${what} within ${ms} ms`), { code: 'ETIMEDOUT' })), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
