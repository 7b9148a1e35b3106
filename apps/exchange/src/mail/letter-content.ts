import type { Change } from '#contracts';
import type { Database } from '#database';
import { mayBeSent, openedReaders } from '../change/fits.js';
import { WITHDRAWN } from '../change/withdrawn.js';
import { addressOf } from './addressee.js';
import type { MailReaderState } from './mail-reader.entity.js';

/** Why an item is not told after all. */
export type Dropped = 'RIGHTS' | 'MUTED' | 'NEVER_SENT' | 'UNSUBSCRIBED';

export interface LetterItem {
  position: number;
  change: Change;
  /** names of the subscriptions that it fits */
  subscriptions: string[];
}

export interface LetterReader {
  id: string;
  owner: string;
  state: MailReaderState;
  /** null: the person is none of the participant's any more */
  address: string | null;
  name: string | null;
  language: string;
  zone: string;
}

export interface LetterContent {
  reader: LetterReader;
  items: LetterItem[];
  dropped: { position: number; why: Dropped }[];
}

/**
 * What stands in a letter, asked again at the moment that it is sent: who may read, what is muted, which subscriptions there
 * still are. That a record was withdrawn is told to those who had a letter of it; the others never knew of it by letter.
 */
const ITEMS = `
  WITH reader AS MATERIALIZED (
    SELECT r.id, r.owner, r.person::text AS person, r.reader_keys
    FROM exchange.mail m JOIN exchange.mail_reader r ON r.id = m.reader_id WHERE m.id = $1
  ), followed AS MATERIALIZED (
    SELECT s.id, s.name FROM reader r
    JOIN exchange.channel h ON h.reader_id = r.id AND h.frequency <> 'NEVER'
    JOIN exchange.standing_subscription s ON s.id = h.subscription_id
  ), muted AS MATERIALIZED (
    SELECT q.subject, q.since, q.until FROM reader r
    JOIN exchange.quiet q ON q.owner = r.owner AND q.person = r.person AND q.kind = 'MUTE'
  ), opened AS MATERIALIZED (
    SELECT c.position, c.type, c.subject, c.hidden_from, c.payload,
      CASE WHEN 'public' = ANY(c.readers) THEN c.readers ELSE ${openedReaders('c', '$2')} END AS readers
    FROM exchange.change c WHERE c.position IN (SELECT position FROM exchange.mail_item WHERE mail_id = $1)
  )
  SELECT i.position, c.payload, n.names AS subscriptions,
    CASE
      WHEN NOT coalesce(${mayBeSent('c', 'c.readers', 'r', '$2')}, false) THEN 'RIGHTS'
      WHEN cardinality(n.names) = 0 THEN 'UNSUBSCRIBED'
      WHEN c.type = '${WITHDRAWN}' AND NOT EXISTS (
        SELECT FROM exchange.mail_item s
        WHERE s.reader_id = i.reader_id AND s.subject = i.subject AND s.state = 'SENT' AND s.position < i.position) THEN 'NEVER_SENT'
      WHEN NOT i.mandatory AND EXISTS (
        SELECT FROM muted q WHERE q.subject = i.subject AND q.since <= i.created_at AND (q.until IS NULL OR q.until > i.created_at))
      THEN 'MUTED'
    END AS why
  FROM reader r
  JOIN exchange.mail_item i ON i.reader_id = r.id AND i.mail_id = $1 AND i.state = 'WAITING'
  LEFT JOIN opened c ON c.position = i.position
  CROSS JOIN LATERAL (
    SELECT ARRAY(SELECT f.name FROM followed f WHERE f.id = ANY(i.subscriptions) ORDER BY f.name) AS names
  ) n
  ORDER BY i.position`;

interface Row {
  position: string;
  payload: Change | null;
  subscriptions: string[];
  why: Dropped | null;
}

export async function letterContent(database: Database, mail: string, now: Date): Promise<LetterContent | null> {
  const [reader] = await database.query<LetterReader>(
    `SELECT r.id, r.owner, r.state, r.language, r.zone, ${addressOf('r', '$2')} AS address,
       (SELECT p.name FROM access.person p WHERE p.id = r.person) AS name
     FROM exchange.mail m JOIN exchange.mail_reader r ON r.id = m.reader_id WHERE m.id = $1`,
    [mail, now],
  );
  if (!reader) return null;
  const rows = await database.query<Row>(ITEMS, [mail, now]);
  return {
    reader,
    items: rows.flatMap(({ position, payload, subscriptions, why }) =>
      why === null && payload ? [{ position: Number(position), change: payload, subscriptions }] : [],
    ),
    dropped: rows.flatMap(({ position, why }) => (why === null ? [] : [{ position: Number(position), why }])),
  };
}
