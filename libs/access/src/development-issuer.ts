import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import type { IssuerOptions } from '#platform';
import type { Role } from './permissions.js';

/**
 * Signs tokens for standalone, tests and `npm run token`: an Ed25519 pair made once per folder. Whoever can read the
 * private file can be anybody, so the file is 0600 and production uses a real OpenID provider (ACCESS_ISSUERS).
 */
export interface DevelopmentIssuer {
  options: IssuerOptions;
  sign(claims: {
    participant: string;
    roles: readonly Role[];
    person?: string;
    name?: string;
    ttl?: string;
  }): Promise<string>;
}

const ISSUER = 'comity-development';
const AUDIENCE = 'comity';

export async function developmentIssuer(folder: string): Promise<DevelopmentIssuer> {
  const privateFile = resolve(folder, 'issuer.private.jwk.json');
  const publicFile = resolve(folder, 'issuer.public.jwks.json');
  if (!existsSync(privateFile)) await makeKeys(folder, privateFile, publicFile);
  const jwk = JSON.parse(readFileSync(privateFile, 'utf8')) as JWK;
  const key = await importJWK(jwk, 'EdDSA');
  return {
    options: {
      issuer: ISSUER,
      jwksUri: pathToFileURL(publicFile).href,
      audience: AUDIENCE,
      participants: ['*'],
      roles: 'claims',
    },
    sign: ({ participant, roles, person = `dev:${participant}:${roles.join('+')}`, name, ttl = '12h' }) =>
      new SignJWT({ participant, roles, ...(name ? { name } : {}) })
        .setProtectedHeader({ alg: 'EdDSA', kid: jwk.kid as string })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(person)
        .setIssuedAt()
        .setExpirationTime(ttl)
        .sign(key),
  };
}

async function makeKeys(folder: string, privateFile: string, publicFile: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const kid = `dev-${Date.now().toString(36)}`;
  writeWhole(
    publicFile,
    JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' }] }),
    0o644,
  );
  writeWhole(privateFile, JSON.stringify({ ...(await exportJWK(privateKey)), kid, alg: 'EdDSA' }), 0o600);
}

/** Written beside and renamed, so that a killed process leaves no half key. */
function writeWhole(file: string, text: string, mode: number): void {
  const beside = join(`${file}.${process.pid}`);
  writeFileSync(beside, text, { mode });
  renameSync(beside, file);
}
