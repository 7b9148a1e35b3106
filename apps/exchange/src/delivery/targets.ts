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

/**
 * Those whose revision is not the one known here; one that may not be sent to, or is gone, has none. Each is looked up by
 * its key: as a plain join the planner reads all endpoints for a few hundred, and more the more there are.
 */
const CHANGED = `
  SELECT k.id, e.revision, e.url, e.host, e.sealed_secret AS "sealedSecret", e.sealed_old_secret AS "sealedOldSecret",
    e.old_secret_until AS "oldSecretUntil", e.signatures
  FROM unnest($1::uuid[], $2::int[]) AS k(id, revision)
  LEFT JOIN LATERAL (SELECT * FROM exchange.endpoint WHERE id = k.id AND state = 'ENABLED' OFFSET 0) e ON true
  WHERE k.revision IS DISTINCT FROM e.revision`;

type ChangedRow = { id: string; revision: null } | (TargetRow & { revision: number });

/**
 * Endpoints as the sender needs them: address parsed, secrets opened, both once per revision. Each batch asks for the
 * revisions anew, so a secret that was rotated, an address that changed or an endpoint that was disabled is known to every
 * process before it sends the next batch.
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
    const revisions = ids.map((id) => this.known.get(id)?.revision ?? null);
    const rows = await this.database.query<ChangedRow>(CHANGED, [ids, revisions]);
    const changed = new Map(rows.map((row) => [row.id, row]));
    const found = new Map<string, Target>();
    for (const id of ids) {
      const row = changed.get(id);
      const target = this.own.get(id) ?? (row ? this.opened(row) : this.known.get(id)?.target);
      if (target) found.set(id, target);
    }
    if ([...found.values()].some(({ network }) => network !== null)) await this.network.refresh();
    return found;
  }

  private opened(row: ChangedRow): Target | undefined {
    if (row.revision === null) return undefined;
    const target = openTarget(this.box, this.network, row);
    // One that could not be opened is tried again: somebody may be mending the key.
    if (target.signable) this.known.set(row.id, { target, revision: row.revision });
    return target;
  }
}
