import type { Database } from '#database';
import { INBOX_CHANNEL } from './inbox-fan-out.js';

/** What a participant is told of its own affairs, whatever it follows: each concerns who learns of what it may read. */
export const INBOX_NOTICES = [
  /** letters to somebody come back: that person learns of nothing by letter */
  'ADDRESS_SUSPENDED',
  /** a mailbox outside the register agreed: copies of what the participant may read go there */
  'MAILBOX_CONFIRMED',
  /** an endpoint was switched off: systems behind it learn of nothing */
  'ENDPOINT_DISABLED',
] as const;
export type InboxNotice = (typeof INBOX_NOTICES)[number];

export interface NewNotice {
  owner: string;
  notice: InboxNotice;
  /** id of the reader or endpoint that it is about */
  about: string;
  /** the same key comes once */
  key: string;
  now: Date;
}

/** In the use-case's transaction: the participant finds the notice in its inbox when it is true. */
export async function tellInbox(database: Database, { owner, notice, about, key, now }: NewNotice): Promise<void> {
  await database.query(
    `INSERT INTO exchange.inbox_item (owner, notice, about, notice_key, subscriptions, mandatory, created_at)
     VALUES ($1, $2, $3, $4, '{}', 'SECURITY', $5)
     ON CONFLICT (owner, notice_key) DO NOTHING
     RETURNING pg_notify('${INBOX_CHANNEL}', owner)`,
    [owner, notice, about, `${notice} ${key}`, now],
  );
}
