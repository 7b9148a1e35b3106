import { Audit } from '#access';
import type { Database } from '#database';
import { tellInbox } from '../inbox/inbox-notice.js';

interface Before {
  owner: string;
  person: string | null;
  state: string;
}

/** What waited for a reader who gets no letters any more is not sent; the inbox has it. */
async function stop(
  database: Database,
  reader: string,
  state: 'SUSPENDED' | 'UNSUBSCRIBED',
  reason: string | null,
  now: Date,
): Promise<Before | null> {
  const [before] = await database.query<Before>(
    'SELECT owner, person, state FROM exchange.mail_reader WHERE id = $1 FOR UPDATE',
    [reader],
  );
  if (!before || before.state === state) return null;
  await database.query('UPDATE exchange.mail_reader SET state = $2, state_reason = $3, state_at = $4 WHERE id = $1', [
    reader,
    state,
    reason,
    now,
  ]);
  await database.query(
    `UPDATE exchange.mail_item SET state = 'DROPPED', why = $2, done_at = $3 WHERE reader_id = $1 AND state = 'WAITING'`,
    [reader, state === 'SUSPENDED' ? 'ADDRESS' : 'UNSUBSCRIBED', now],
  );
  return before;
}

/** The mail server said that there is no such address: its owner is told, and nothing is sent until somebody has seen to it. */
export function suspendReader(database: Database, reader: string, reason: string, now: Date): Promise<boolean> {
  return database.transaction(async () => {
    const before = await stop(database, reader, 'SUSPENDED', reason, now);
    if (!before) return false;
    await Audit.record(database, {
      actor: null,
      action: 'mail-reader:suspend',
      participant: before.owner,
      thing: reader,
      reason,
    });
    await tellInbox(database, {
      owner: before.owner,
      notice: 'ADDRESS_SUSPENDED',
      about: reader,
      key: `${reader} ${now.toISOString()}`,
      now,
    });
    return true;
  });
}

export function unsubscribeReader(database: Database, reader: string, now: Date): Promise<Before | null> {
  return database.transaction(async () => {
    const before = await stop(database, reader, 'UNSUBSCRIBED', null, now);
    if (before)
      await Audit.record(database, {
        actor: null,
        action: 'mail-reader:unsubscribe',
        participant: before.owner,
        thing: reader,
        reason: 'by the link in a letter',
      });
    return before;
  });
}
