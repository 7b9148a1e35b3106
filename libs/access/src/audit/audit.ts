import type { Database } from '#database';
import { execution } from '#platform';
import type { Actor } from '../actor.js';
import { digestOf } from './digest.js';

export type AuditOutcome = 'DONE' | 'REFUSED' | 'FAILED';

export interface AuditRecord {
  /** who did it; null for the system itself */
  actor: (Pick<Actor, 'person' | 'participant'> & { via?: string }) | null;
  /** `thing:verb`, e.g. `publication:publish`, `grant:end`, `session:begin`, `audit:export` */
  action: string;
  /** the participant concerned, whose coordinators may read this; left out: the actor's own */
  participant?: string | null;
  /** the id of what was acted on */
  thing?: string | null;
  /** what it was like, only to be digested; left out where there was nothing */
  before?: unknown;
  after?: unknown;
  outcome?: AuditOutcome;
  reason?: string | null;
}

/**
 * The one way to write the audit log: in the transaction of the use case, so that either both are there or neither is.
 * `await Audit.record(this.db, { actor, action: 'publication:publish', thing: id, before, after });`
 */
export const Audit = {
  async record(database: Database, record: AuditRecord): Promise<void> {
    if (!database.inTransaction)
      throw new Error('An audit entry was recorded outside a transaction: it could get lost or lie.');
    await addEntry(database, record);
  },
};

/** An entry as the columns that the apps may fill. */
export async function addEntry(
  database: Pick<Database, 'query'>,
  { actor, action, participant, thing, before, after, outcome = 'DONE', reason }: AuditRecord,
  { requestId = execution.current().requestId, at = null }: { requestId?: string; at?: Date | null } = {},
): Promise<void> {
  await database.query(
    `INSERT INTO audit.entry (request_id, person, acting_for, via, action, participant, thing, before_digest, after_digest, outcome, reason, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, coalesce($12, clock_timestamp()))`,
    [
      storable(requestId),
      storable(actor?.person),
      storable(actor?.participant),
      storable(actor?.via),
      action,
      storable(participant === undefined ? actor?.participant : participant),
      storable(thing),
      digestOf(before),
      digestOf(after),
      outcome,
      storable(reason),
      at,
    ],
  );
}

const LONGEST = 500;

/** A strange name must not be a way to stay out of the log. */
const storable = (text: string | null | undefined): string | null =>
  text?.slice(0, LONGEST).replaceAll('\0', '\uFFFD').toWellFormed() ?? null;
