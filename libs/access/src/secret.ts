import { createHash, randomBytes } from 'node:crypto';

/** What a secret is for; it stands before it, so that a scanner or a reader of a leaked one knows what to revoke. */
export type SecretKind = 'session' | 'service-token' | 'feed-link' | 'service-secret' | 'invitation';

const PREFIX: Record<SecretKind, string> = {
  session: 'cs_',
  'service-token': 'ca_',
  'feed-link': 'cf_',
  'service-secret': 'ck_',
  invitation: 'ci_',
};

/** 256 random bits: shown once, kept as a hash; no slow hash is needed for what nobody can guess. */
export const newSecret = (kind: SecretKind): string => PREFIX[kind] + randomBytes(32).toString('base64url');

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Which kind a text claims to be; null for none of ours, e.g. a JSON Web Token. */
export const kindOfSecret = (text: string): SecretKind | null =>
  (Object.entries(PREFIX).find(([, prefix]) => text.startsWith(prefix))?.[0] as SecretKind | undefined) ?? null;
