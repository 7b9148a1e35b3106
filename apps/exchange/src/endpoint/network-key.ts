import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/**
 * Standard Webhooks v1a: Ed25519 by the network's own key, so that whoever has the public key can check a message and nobody
 * but the network can make one. Private: `whsk_` and base64 of seed and public key; public: `whpk_` and base64.
 */
const PRIVATE = 'whsk_';
const PUBLIC = 'whpk_';
const BYTES = 32;
/** what PKCS #8 puts before the seed of an Ed25519 key (RFC 8410) */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface NetworkKey {
  /** `whpk_…` */
  publicKey: string;
  key: KeyObject;
}

/** Throws when it is none. @param text `whsk_` with the seed, or with seed and public key, in base64 */
export function readNetworkKey(text: string): NetworkKey {
  const bytes = text.startsWith(PRIVATE) ? Buffer.from(text.slice(PRIVATE.length), 'base64') : Buffer.alloc(0);
  if (bytes.length !== BYTES && bytes.length !== 2 * BYTES)
    throw new Error('expected whsk_ and 32 bytes (the seed) or 64 (seed and public key) in base64');
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8, bytes.subarray(0, BYTES)]),
    format: 'der',
    type: 'pkcs8',
  });
  const point = pointOf(key);
  if (bytes.length > BYTES && !bytes.subarray(BYTES).equals(point))
    throw new Error('the second half of this whsk_ key is not the public key of the first');
  return { key, publicKey: PUBLIC + point.toString('base64') };
}

/** @returns `whsk_…` */
export function newNetworkKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  return PRIVATE + Buffer.concat([seed, pointOf(privateKey)]).toString('base64');
}

export const signByNetwork = (key: KeyObject, id: string, timestamp: string, body: string | Buffer): string =>
  `v1a,${sign(null, Buffer.from(`${id}.${timestamp}.${body.toString()}`), key).toString('base64')}`;

const pointOf = (key: KeyObject): Buffer =>
  Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url');
