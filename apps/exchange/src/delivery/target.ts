import type { KeyObject } from 'node:crypto';
import { log } from '#platform';
import type { SecretBox } from '../endpoint/secret-box.js';
import { sign, signingKey } from '../endpoint/signing-key.js';
import type { Sender } from './sender.js';

/** Where a webhook goes and what signs it, worked out once per endpoint and revision. */
export interface Target {
  origin: string;
  path: string;
  host: string;
  /** newest first; none: its secret cannot be opened here, so nothing can be signed */
  keys: readonly TargetKey[];
  /** who sends there, where it is not the one that sends to subscribers */
  via?: Sender;
}

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
}

export function openTarget(box: SecretBox, row: TargetRow): Target {
  const { origin, pathname, search } = new URL(row.url);
  return { origin, path: pathname + search, host: row.host, keys: keysOf(box, row) };
}

/** The header: every signature that holds at that moment, separated by spaces, the newest secret's first. */
export function signatures({ keys }: Target, id: string, at: Date, timestamp: string, body: string): string {
  const valid = keys.filter(({ until }) => until === null || until > at);
  return valid.map(({ key }) => sign(key, id, timestamp, body)).join(' ');
}

/** None when the secret cannot be opened with this process's ENCRYPTION_KEY: that endpoint waits, the others do not. */
function keysOf(box: SecretBox, { id, sealedSecret, sealedOldSecret, oldSecretUntil }: TargetRow): TargetKey[] {
  try {
    const newest = { key: signingKey(box.open(sealedSecret, id)), until: null };
    if (sealedOldSecret === null || oldSecretUntil === null) return [newest];
    return [newest, { key: signingKey(box.open(sealedOldSecret, id)), until: oldSecretUntil }];
  } catch (error) {
    log('deliveries').error(
      { err: error, endpoint: id },
      'the secret of an endpoint cannot be opened: is ENCRYPTION_KEY right?',
    );
    return [];
  }
}
