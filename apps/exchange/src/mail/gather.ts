import type { Database } from '#database';
import { nextSlot, type Habit } from './slot.js';

const BATCH = 500;
/** What comes within that time of an immediate letter goes together in the next one. */
const IMMEDIATE_PAUSE_S = 300;

/** The letter's id follows from whose it is and for when: also after a restore from a backup it has the same Message-ID. */
const ID = (reader: string, slot: string): string =>
  `md5(${reader}::text || ' ' || extract(epoch FROM ${slot})::text)::uuid`;

const mayGet = (r: string, at: string): string =>
  `${r}.state = 'ACTIVE' AND coalesce(${r}.paused_until <= ${at}, true)`;

/** Item `i` of reader `r` waits for no snooze of its reader. */
const isAwake = (i: string, r: string, at: string): string => `(${i}.mandatory OR NOT EXISTS (
  SELECT FROM exchange.quiet q WHERE q.owner = ${r}.owner AND q.person = ${r}.person::text AND q.subject = ${i}.subject
    AND q.kind = 'SNOOZE' AND q.since <= ${at} AND (q.until IS NULL OR q.until > ${at})))`;

const waits = (i: string): string => `${i}.state = 'WAITING' AND ${i}.mail_id IS NULL`;

/**
 * Readers whose hour has come: their next one is set, and what waits for them is put into one letter, in one statement. So a
 * process that dies has either made the letter or not begun it, and what is matched meanwhile goes with the next one.
 */
const SLOTS = `
  WITH due AS MATERIALIZED (
    SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::boolean[], $4::timestamptz[], $5::boolean[])
      AS d(id, slot, is_weekly, next_at, next_is_weekly)
  ), advanced AS (
    UPDATE exchange.mail_reader r SET slot_at = d.next_at, slot_is_weekly = d.next_is_weekly FROM due d WHERE r.id = d.id
  ), taken AS MATERIALIZED (
    SELECT i.reader_id, i.position, d.slot
    FROM due d
    JOIN exchange.mail_reader r ON r.id = d.id AND ${mayGet('r', '$6')}
    JOIN exchange.mail_item i ON i.reader_id = d.id AND ${waits('i')} AND (i.frequency <> 'WEEKLY' OR d.is_weekly)
    WHERE ${isAwake('i', 'r', '$6')}
  ), made AS (
    INSERT INTO exchange.mail (id, reader_id, slot, state, attempts, due_at, created_at)
    SELECT DISTINCT ${ID('reader_id', 'slot')}, reader_id, slot, 'WAITING', 0, $6::timestamptz, $6::timestamptz FROM taken
    ON CONFLICT (reader_id, slot) DO NOTHING
    RETURNING id, reader_id
  )
  UPDATE exchange.mail_item i SET mail_id = m.id
  FROM made m JOIN taken t ON t.reader_id = m.reader_id
  WHERE i.reader_id = t.reader_id AND i.position = t.position`;

/** Readers who are told at once, unless they just were. */
const AT_ONCE = `
  WITH ready AS MATERIALIZED (
    SELECT r.id, r.owner, r.person FROM exchange.mail_reader r
    WHERE r.id IN (SELECT i.reader_id FROM exchange.mail_item i WHERE ${waits('i')} AND i.frequency = 'IMMEDIATE')
      AND ${mayGet('r', '$1')} AND r.immediate_from <= $1
    ORDER BY r.id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
  ), taken AS MATERIALIZED (
    SELECT i.reader_id, i.position
    FROM ready r JOIN exchange.mail_item i ON i.reader_id = r.id AND ${waits('i')} AND i.frequency = 'IMMEDIATE'
    WHERE ${isAwake('i', 'r', '$1')}
  ), made AS (
    INSERT INTO exchange.mail (id, reader_id, slot, state, attempts, due_at, created_at)
    SELECT DISTINCT ${ID('reader_id', '$1::timestamptz')}, reader_id, $1::timestamptz, 'WAITING', 0, $1::timestamptz, $1::timestamptz
    FROM taken
    ON CONFLICT (reader_id, slot) DO NOTHING
    RETURNING id, reader_id
  ), paused AS (
    UPDATE exchange.mail_reader r SET immediate_from = $1::timestamptz + make_interval(secs => ${IMMEDIATE_PAUSE_S})
    FROM made m WHERE r.id = m.reader_id
  ), put AS (
    UPDATE exchange.mail_item i SET mail_id = m.id
    FROM made m JOIN taken t ON t.reader_id = m.reader_id
    WHERE i.reader_id = t.reader_id AND i.position = t.position
    RETURNING i.reader_id
  )
  SELECT count(*)::int AS count FROM made`;

type DueReader = Habit & { id: string; slot: Date; isWeekly: boolean };

/** Puts into letters what is to go by now. Any number of processes may do so at once. */
export async function gatherLetters(database: Database, now: Date): Promise<void> {
  while ((await database.transaction(() => gatherSlots(database, now))) === BATCH);
  for (;;) {
    const [row] = await database.query<{ count: number }>(AT_ONCE, [now]);
    if ((row?.count ?? 0) < BATCH) return;
  }
}

async function gatherSlots(database: Database, now: Date): Promise<number> {
  const due = await database.query<DueReader>(
    `SELECT id, zone, hour, weekday, slot_at AS slot, slot_is_weekly AS "isWeekly" FROM exchange.mail_reader
     WHERE slot_at <= $1 ORDER BY slot_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    [now],
  );
  if (due.length === 0) return 0;
  const next = due.map((reader) => nextSlot(reader, now));
  await database.query(SLOTS, [
    due.map(({ id }) => id),
    due.map(({ slot }) => slot),
    due.map(({ isWeekly }) => isWeekly),
    next.map(({ at }) => at),
    next.map(({ isWeekly }) => isWeekly),
    now,
  ]);
  return due.length;
}
