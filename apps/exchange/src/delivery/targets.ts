import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '#database';
import { NetworkKeys } from '../endpoint/network-keys.js';
import { SecretBox } from '../endpoint/secret-box.js';
import { openTarget, type Target, type TargetRow } from './target.js';

interface Known {
  target: Target;
  revision: number;
}

/** The address and the secrets come along only where this process knows an older revision, or none. */
const ENABLED = `
  SELECT e.id, e.revision, k.revision IS DISTINCT FROM e.revision AS changed, n.*
  FROM unnest($1::uuid[], $2::int[]) AS k(id, revision)
  JOIN exchange.endpoint e ON e.id = k.id AND e.state = 'ENABLED'
  LEFT JOIN LATERAL (SELECT e.url, e.host, e.sealed_secret AS "sealedSecret", e.sealed_old_secret AS "sealedOldSecret",
    e.old_secret_until AS "oldSecretUntil", e.signatures) n ON k.revision IS DISTINCT FROM e.revision`;

/**
 * Endpoints as the sender needs them: address parsed, secrets opened, both once per revision. Each batch asks for the
 * revisions anew, so a secret that was rotated, an address that changed or an endpoint that was disabled is known to every
 * process before it sends the next batch. The whole table would come in less than the claim that goes before.
 */
@Injectable()
export class Targets {
  /** within this process, by endpoint: the canary's */
  readonly own = new Map<string, Target>();
  private readonly known = new LRUCache<string, Known>({ max: 20_000 });

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SecretBox) private readonly box: SecretBox,
    @Inject(NetworkKeys) private readonly network: NetworkKeys,
  ) {}

  /** Those that may be sent to, by endpoint. */
  async of(endpointIds: readonly string[]): Promise<Map<string, Target>> {
    const ids = [...new Set(endpointIds)];
    const rows = await this.database.query<TargetRow & { revision: number; changed: boolean }>(ENABLED, [
      ids,
      ids.map((id) => this.known.get(id)?.revision ?? null),
    ]);
    const found = new Map<string, Target>();
    for (const [id, target] of this.own) if (ids.includes(id)) found.set(id, target);
    for (const row of rows) {
      const target = row.changed ? openTarget(this.box, this.network, row) : this.known.get(row.id)?.target;
      if (!target) continue;
      // One that could not be opened is tried again: somebody may be mending the key.
      if (row.changed && target.signable) this.known.set(row.id, { target, revision: row.revision });
      found.set(row.id, target);
    }
    if ([...found.values()].some(({ network }) => network !== null)) await this.network.refresh();
    return found;
  }
}
