import type { Database } from '#database';
import { lockedIds } from './ordered.js';
import { due } from './pending.js';

/** Unattempted, for anybody to take. */
const free = (which: string): string =>
  `UPDATE exchange.delivery d SET lease_until = NULL, lease_owner = NULL WHERE d.id = ANY(${lockedIds(which)})`;

/** Some of what was taken. */
export async function giveBack(database: Database, leaseOwner: string, ids: readonly string[]): Promise<void> {
  await database.query(free(`d.id = ANY($2::bigint[]) AND d.lease_owner = $1 AND ${due('d')}`), [leaseOwner, ids]);
}

/** All of it. */
export async function giveBackAll(database: Database, leaseOwner: string): Promise<void> {
  await database.query(free(`d.lease_owner = $1 AND ${due('d')}`), [leaseOwner]);
}

/** What stands in a process's name and is not in its hands. */
export async function giveBackStrays(database: Database, leaseOwner: string, inHand: readonly string[]): Promise<void> {
  await database.query(free(`d.lease_owner = $1 AND d.id <> ALL($2::bigint[]) AND ${due('d')}`), [leaseOwner, inHand]);
}
