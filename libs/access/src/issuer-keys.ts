import { readFileSync } from 'node:fs';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { IssuerOptions } from '#platform';

/** Asymmetric only: a symmetric algorithm would let whoever knows the public key sign. */
export const SIGNING_ALGORITHMS: readonly string[] = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'RS256', 'PS256'];

const TIMEOUT_MS = 5000;
/** A key that is not known is asked for again, so that a rotation is noticed; but not more often than this. */
export const KEYS_COOLDOWN_MS = 1000;

/** Where an issuer describes itself (OpenID Connect Discovery 1.0). */
export const discoveryUrlOf = ({ issuer, discoveryUrl }: Pick<IssuerOptions, 'issuer' | 'discoveryUrl'>): URL =>
  new URL(discoveryUrl ?? `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`);

/** The keys that an issuer signs with. Nothing is asked before the first token comes: the issuer may be this process itself. */
export function issuerKeys(options: IssuerOptions): JWTVerifyGetKey {
  const { jwksUri } = options;
  if (jwksUri?.startsWith('file:'))
    return createLocalJWKSet(JSON.parse(readFileSync(new URL(jwksUri), 'utf8')) as JSONWebKeySet);
  if (jwksUri) return remote(jwksUri);
  let finding: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    finding ??= discovered(options).catch((error: unknown) => {
      finding = undefined;
      throw error;
    });
    return (await finding)(header, token);
  };
}

const remote = (uri: string): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(uri), { timeoutDuration: TIMEOUT_MS, cooldownDuration: KEYS_COOLDOWN_MS });

async function discovered(options: IssuerOptions): Promise<JWTVerifyGetKey> {
  const said = await described(options);
  if (said?.issuer !== options.issuer || typeof said.jwks_uri !== 'string') throw new errors.JWKSTimeout();
  return remote(said.jwks_uri);
}

async function described(options: IssuerOptions): Promise<{ issuer?: unknown; jwks_uri?: unknown } | null> {
  try {
    const response = await fetch(discoveryUrlOf(options), { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return response.ok ? ((await response.json()) as { issuer?: unknown; jwks_uri?: unknown }) : null;
  } catch (error) {
    throw new errors.JWKSTimeout('the issuer could not be reached', { cause: error });
  }
}
