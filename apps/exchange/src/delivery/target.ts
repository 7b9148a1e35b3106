import type { KeyObject } from 'node:crypto';
import { log } from '#platform';
import type { Signature } from '../endpoint/endpoint.entity.js';
import type { NetworkKeys } from '../endpoint/network-keys.js';
import type { SecretBox } from '../endpoint/secret-box.js';
import { sign, signingKey } from '../endpoint/signing-key.js';
import type { Sender } from './sender.js';

/** Where a webhook goes and what signs it, worked out once per endpoint and revision. */
export interface Target {
  origin: string;
  path: string;
  host: string;
  /** false: its secret cannot be opened here, so nothing is sent */
  signable: boolean;
  /** newest first */
  keys: readonly TargetKey[];
  /** null: the endpoint did not ask for its signature */
  network: NetworkSigner | null;
  /** who sends there, where it is not the one that sends to subscribers */
  via?: Sender;
}

type NetworkSigner = Pick<NetworkKeys, 'sign'>;

interface TargetKey {
  key: KeyObject;
  /** null: as long as it stands */
  until: Date | null;
}

/** What of an endpoint's row a target is made of. */
export interface TargetRow {
  id: string;
  url: string;
  host: string;
  sealedSecret: string;
  sealedOldSecret: string | null;
  oldSecretUntil: Date | null;
  signatures: readonly Signature[];
}

export function openTarget(box: SecretBox, network: NetworkSigner, row: TargetRow): Target {
  const { origin, pathname, search } = new URL(row.url);
  const keys = row.signatures.includes('V1') ? keysOf(box, row) : [];
  return {
    origin,
    path: pathname + search,
    host: row.host,
    signable: keys !== null,
    keys: keys ?? [],
    network: row.signatures.includes('V1A') ? network : null,
  };
}

/** The header: every signature that holds at that moment, separated by spaces, the newest of a kind first. */
export function signatures(
  { keys, network }: Target,
  id: string,
  at: Date,
  timestamp: string,
  body: string | Buffer,
): string {
  const own = keys.filter(({ until }) => until === null || until > at).map(({ key }) => sign(key, id, timestamp, body));
  return network === null ? own.join(' ') : [...own, ...network.sign(id, at, timestamp, body)].join(' ');
}

/** Null when the secret cannot be opened with this process's ENCRYPTION_KEY: that endpoint waits, the others do not. */
function keysOf(
  box: SecretBox,
  { id, sealedSecret, sealedOldSecret, oldSecretUntil }: TargetRow,
): readonly TargetKey[] | null {
  try {
    const newest = { key: signingKey(box.open(sealedSecret, id)), until: null };
    if (sealedOldSecret === null || oldSecretUntil === null) return [newest];
    return [newest, { key: signingKey(box.open(sealedOldSecret, id)), until: oldSecretUntil }];
  } catch (error) {
    log('deliveries').error(
      { err: error, endpoint: id },
      'the secret of an endpoint cannot be opened: is ENCRYPTION_KEY right?',
    );
    return null;
  }
}
