import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

export interface ProviderKeys {
  jwks: { keys: JWK[] };
  /** sign the provider's own cookies */
  cookies: string[];
}

/** Made once per folder and kept 0600, so that whoever was signed in at the provider still is after a restart of the node. */
export async function providerKeys(folder: string): Promise<ProviderKeys> {
  const file = join(folder, 'identity-provider.json');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: randomBytes(6).toString('hex'), alg: 'ES256', use: 'sig' };
    const made: ProviderKeys = { jwks: { keys: [jwk] }, cookies: [randomBytes(32).toString('base64url')] };
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(made), { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as ProviderKeys;
}
