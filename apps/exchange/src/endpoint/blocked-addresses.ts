import { BlockList, isIP } from 'node:net';

/**
 * Addresses that no URL of a user may lead to: everything that is not the public unicast internet (the special-purpose
 * registries of IANA, read on 21 November 2026), and everything that can carry a private IPv4 address inside an IPv6 one.
 */
const LOOPBACK_4 = ['127.0.0.0/8'];
const LOOPBACK_6 = ['::1/128'];

const OTHER_4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade NAT; holds 100.100.100.200, a metadata service
  '169.254.0.0/16', // link-local; holds 169.254.169.254, the metadata service
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments; holds 192.0.0.192, a metadata service
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // AMT
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
  '168.63.129.16/32', // a cloud's host service, public by number only
];

const OTHER_6 = [
  '::/128', // unspecified
  '::/96', // IPv4-compatible
  '::ffff:0:0/96', // IPv4-mapped
  '::ffff:0:0:0/96', // IPv4-translated
  '64:ff9b::/96', // NAT64
  '64:ff9b:1::/48', // NAT64, local
  '100::/64', // discard
  '100:0:0:1::/64', // dummy prefix
  '2001::/23', // protocol assignments: Teredo, ORCHID, benchmarks
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
  '5f00::/16', // segment routing
  'fc00::/7', // unique local; holds fd00:ec2::254, a metadata service
  'fe80::/10', // link-local
  'fec0::/10', // site-local
  'ff00::/8', // multicast
];

type Family = 'ipv4' | 'ipv6';

/**
 * A list per family: in one list Node would read `::ffff:0:0/96` as all of IPv4, and an IPv4-mapped address as the IPv4 one.
 * Such an address is refused whatever it maps.
 */
function blockList(family: Family, ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net, prefix] = range.split('/') as [string, string];
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}

const loopback = { ipv4: blockList('ipv4', LOOPBACK_4), ipv6: blockList('ipv6', LOOPBACK_6) };
const blocked = {
  ipv4: blockList('ipv4', [...LOOPBACK_4, ...OTHER_4]),
  ipv6: blockList('ipv6', [...LOOPBACK_6, ...OTHER_6]),
};

const familyOf = (address: string): Family => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

export const isLoopbackAddress = (address: string): boolean =>
  isIP(address) !== 0 && loopback[familyOf(address)].check(address, familyOf(address));

/** @param address an IP address; anything else is refused too, and so is one with a zone */
export function isBlockedAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return true;
  return blocked[familyOf(address)].check(address, familyOf(address));
}
