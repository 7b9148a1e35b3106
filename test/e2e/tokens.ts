import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { Network } from '#testing';

const CLAIMS = { participant: 'VN-MOH', roles: ['publisher'] };

/** Tokens that must open nothing. */
export async function badTokens(network: Network): Promise<Record<string, string>> {
  const jwk = JSON.parse(readFileSync(join(network.folder, 'keys', 'issuer.private.jwk.json'), 'utf8')) as JWK;
  const { iss = '', aud = '' } = payloadOf(await network.token('VN-MOH', ['publisher']));
  const key = (await importJWK(jwk, 'EdDSA')) as CryptoKey;
  const other = await generateKeyPair('EdDSA', { extractable: true });
  const kid = jwk.kid ?? '';
  const sign = (given: {
    key?: CryptoKey;
    kid?: string;
    issuer?: string;
    audience?: string;
    until?: number;
    claims?: object;
  }) =>
    new SignJWT({ ...CLAIMS, ...given.claims })
      .setProtectedHeader({ alg: 'EdDSA', kid: given.kid ?? kid })
      .setIssuer(given.issuer ?? iss)
      .setAudience(given.audience ?? aud)
      .setSubject('somebody')
      .setIssuedAt()
      .setExpirationTime(given.until ?? Math.floor(Date.now() / 1000) + 3600)
      .sign(given.key ?? key);
  const unsigned = `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded({ ...CLAIMS, iss, aud, sub: 'somebody', exp: 4_000_000_000 })}.`;
  const symmetric = await signedWithPublicKey(jwk, { ...CLAIMS, iss, aud, sub: 'somebody', exp: 4_000_000_000 });
  const good = await sign({});
  return {
    'of another issuer': await sign({ key: other.privateKey, kid: 'other', issuer: 'https://elsewhere.example' }),
    'of the issuer by name, with another key': await sign({ key: other.privateKey }),
    'for another audience': await sign({ audience: 'another-service' }),
    expired: await sign({ until: Math.floor(Date.now() / 1000) - 3600 }),
    'without a signature (alg none)': unsigned,
    'signed with the public key as a secret (HS256)': symmetric,
    'altered after signing': altered(good),
    'for a participant that cannot be': await sign({ claims: { participant: 'no such form!' } }),
    'that is no token': 'x.y.z',
  };
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const payloadOf = (token: string): { iss?: string; aud?: string } =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { iss?: string; aud?: string };

/** The same signature over somebody else's participant. */
function altered(token: string): string {
  const [header, , signature] = token.split('.');
  return `${header}.${encoded({ ...payloadOf(token), participant: 'DE-BMG' })}.${signature}`;
}

/** The old trick: a verifier that lets the token choose its algorithm takes the public key for an HMAC secret. */
async function signedWithPublicKey(jwk: JWK, claims: object): Promise<string> {
  const { d: _private, ...publicJwk } = jwk;
  const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(await importJWK(publicJwk, 'EdDSA'))));
  return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256', kid: jwk.kid ?? '' }).sign(secret);
}
