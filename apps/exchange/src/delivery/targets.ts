import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '#database';
import { log } from '#platform';
import { SecretBox } from '../endpoint/secret-box.js';
import { signingKey } from '../endpoint/signing-key.js';
import type { Target } from './sender.js';

/**
 * Endpoints as the sender needs them: address parsed, secret opened, both once. An endpoint's address and secret never
 * change; a disabled or deleted one has no pending deliveries left to ask for it.
 */
@Injectable()
export class Targets {
  private readonly known = new LRUCache<string, Target>({ max: 20_000 });

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SecretBox) private readonly box: SecretBox,
  ) {}

  /** Those that exist, by endpoint. */
  async of(endpointIds: readonly string[]): Promise<Map<string, Target>> {
    const found = new Map<string, Target>();
    const missing: string[] = [];
    for (const id of new Set(endpointIds)) {
      const target = this.known.get(id);
      if (target) found.set(id, target);
      else missing.push(id);
    }
    if (missing.length === 0) return found;
    const rows = await this.database.query<{ id: string; url: string; sealed_secret: string }>(
      'SELECT id, url, sealed_secret FROM exchange.endpoint WHERE id = ANY($1::uuid[])',
      [missing],
    );
    for (const { id, url, sealed_secret } of rows) {
      const { origin, pathname, search } = new URL(url);
      const target = { origin, path: pathname + search, key: this.keyOf(id, sealed_secret) };
      if (target.key !== null) this.known.set(id, target);
      found.set(id, target);
    }
    return found;
  }

  /** Null when the secret cannot be opened with this process's ENCRYPTION_KEY: that endpoint waits, the others do not. */
  private keyOf(id: string, sealedSecret: string): Target['key'] {
    try {
      return signingKey(this.box.open(sealedSecret, id));
    } catch (error) {
      log('deliveries').error(
        { err: error, endpoint: id },
        'the secret of an endpoint cannot be opened: is ENCRYPTION_KEY right?',
      );
      return null;
    }
  }
}
