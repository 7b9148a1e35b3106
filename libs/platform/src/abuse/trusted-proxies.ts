import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Whether the address that is so many hops away (0: the one that is connected) is a proxy of ours. */
export type Trusts = (address: string, hop: number) => boolean;

const CIDR = /^([^/]+)(?:\/(\d{1,3}))?$/;

/**
 * Reads TRUST_PROXY: how many proxies stand in front, or their addresses. What X-Forwarded-For says is believed from those
 * alone: anybody may write that header, and who believes it lets everybody choose an address.
 * @throws with what was expected
 */
export function trustedProxies(setting: string): Trusts {
  const text = setting.trim();
  if (text === '') return () => false;
  if (/^\d{1,2}$/.test(text)) return (_address, hop) => hop < Number(text);
  const list = new BlockList();
  for (const part of text.split(/\s*,\s*/)) add(list, part);
  return (address) => {
    const plain = withoutMapping(address);
    const version = isIP(plain);
    return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6');
  };
}

function add(list: BlockList, part: string): void {
  const [, address = '', bits] = CIDR.exec(part) ?? [];
  const version = isIP(address);
  const length = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? length : Number(bits);
  if (version === 0 || prefix > length)
    throw new Error(
      `${JSON.stringify(part)} is neither a number of proxies nor an address such as 10.0.0.5 or 10.0.0.0/8`,
    );
  list.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6');
}

/** Who asks: the first address, counted from us, that is no proxy of ours. For sockets, which no framework looks at. */
export function clientAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, trusts: Trusts): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
  const hops = [request.socket.remoteAddress ?? '', ...forwarded.reverse().map((hop) => hop.trim())].filter(
    (hop) => hop !== '',
  );
  return hops.find((address, hop) => !trusts(address, hop)) ?? hops.at(-1) ?? '';
}

/** What is counted as one: an IPv4 address, or the /64 network that a household or server has of IPv6. */
export function countedAddress(address: string): string {
  const plain = withoutMapping(address);
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return `${[...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

const withoutMapping = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
