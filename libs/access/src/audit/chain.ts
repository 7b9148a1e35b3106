import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** An entry as it was written, and as exports show it. */
export interface AuditEntry {
  id: string;
  at: Date;
  requestId: string | null;
  person: string | null;
  actingFor: string | null;
  via: string | null;
  action: string;
  participant: string | null;
  thing: string | null;
  before: string | null;
  after: string | null;
  outcome: string;
  reason: string | null;
}

/** In SQL, with the names of AuditEntry; `e` is audit.entry. */
export const ENTRY_COLUMNS = `e.id, e.at, e.request_id AS "requestId", e.person, e.acting_for AS "actingFor", e.via, e.action,
  e.participant, e.thing, e.before_digest AS before, e.after_digest AS after, e.outcome, e.reason`;

/** What the first entry is chained to. */
export const GENESIS = '0'.repeat(64);

/**
 * The hash of an entry: SHA-256 over the hash before it (64 hexadecimal characters) followed by the entry with its number as
 * RFC 8785 JSON. Who has one hash can tell whether anything before it was altered, left out or put in.
 */
export function chained(previous: string, number: number, entry: AuditEntry): string {
  const { id, at, requestId, person, actingFor, via, action, participant, thing, before, after, outcome, reason } =
    entry;
  const canonical = canonicalize({
    number,
    id,
    at: at.toISOString(),
    requestId,
    person,
    actingFor,
    via,
    action,
    participant,
    thing,
    before,
    after,
    outcome,
    reason,
  }) as string;
  return createHash('sha256').update(previous).update(canonical).digest('hex');
}
