import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { participantReaderKeys } from '#access';
import type { Change } from '#contracts';
import { COUNTRY_CODES } from '#kernel';
import { aChange } from '../exchange.fixture.js';
import { MailLog } from './mail-log.js';
import { startMailExchange, type MailExchange } from './mail.fixture.js';
import { nextSlot } from './slot.js';

/**
 * One day of the network: 2,000 publications and 500 who follow them, in zones of whole, half and quarter hours, over the night on
 * which Europe puts its clocks back. Nothing sleeps: the clock is put forward. One sender is killed in the middle.
 */
const ZONES = [
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Africa/Nairobi',
  'Europe/Paris',
  'UTC',
  'America/St_Johns',
  'America/New_York',
  'Pacific/Marquesas',
] as const;
const PUBLICATIONS = 2000;
const SUBSCRIBERS = 500;
const FOLLOWED = 4;
const COUNTRIES = COUNTRY_CODES.slice(0, 40);
const BEGIN = new Date('2026-10-24T12:00:00Z');
const STEP_MS = 3_600_000;
const STEPS = 50;
const PUBLISHING_STEPS = 24;

interface Subscriber {
  id: string;
  owner: string;
  zone: string;
  hour: number;
  countries: string[];
}

const uuid = (of: number, n: number): string =>
  `${String(of).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const idOf = (n: number): string => `VN-LAW-2026-${String(n).padStart(6, '0')}`;
const countryOf = (n: number): string => COUNTRIES[(n * 7) % COUNTRIES.length] as string;

const subscribers: Subscriber[] = Array.from({ length: SUBSCRIBERS }, (_, n) => ({
  id: uuid(1, n),
  owner: `${COUNTRY_CODES[n % COUNTRY_CODES.length]}-MOH${n}`,
  zone: ZONES[n % ZONES.length] as string,
  // Also the hours that the switch takes out and doubles.
  hour: (n * 5 + Math.floor(n / ZONES.length)) % 24,
  countries: Array.from({ length: FOLLOWED }, (_, k) => COUNTRIES[(n + k * 9) % COUNTRIES.length] as string),
}));

let post: MailExchange;
beforeAll(async () => {
  post = await startMailExchange();
  post.exchange.clock.now = BEGIN;
  await enterAll();
});
afterAll(() => post.close());

async function enterAll(): Promise<void> {
  const rows = subscribers.map((one, n) => {
    const { at, isWeekly } = nextSlot({ ...one, weekday: 1 }, BEGIN);
    return {
      ...one,
      n,
      person: uuid(2, n),
      subscription: uuid(3, n),
      keys: participantReaderKeys(one.owner),
      at,
      isWeekly,
    };
  });
  const given = [JSON.stringify(rows), BEGIN];
  const { database } = post.exchange;
  const from = `jsonb_to_recordset($1::jsonb) AS g(id uuid, n int, owner text, zone text, hour int, countries text[], person uuid,
    subscription uuid, keys text[], at timestamptz, "isWeekly" boolean)`;
  await database.query(
    `INSERT INTO access.person (id, name, email) SELECT person, owner, 'reader' || n || '@example.org' FROM ${from} WHERE $2::timestamptz IS NOT NULL`,
    given,
  );
  await database.query(
    `INSERT INTO access.role_grant (id, person, participant, role, starts_at, granted_by)
     SELECT gen_random_uuid(), person, owner, 'publisher', $2::timestamptz - interval '1 year', 'test' FROM ${from}`,
    given,
  );
  await database.query(
    `INSERT INTO exchange.standing_subscription (id, owner, name, types, kinds, countries, bodies, topics, legal_bases, occupations, languages,
       reader_keys, paused, created_by, created_at, updated_at)
     SELECT subscription, owner, 'Neighbours', '{}', '{}', countries, '{}', '{}', '{}', '{}', '{}', keys, false, 'test', $2, $2 FROM ${from}`,
    given,
  );
  await database.query(
    `INSERT INTO exchange.mail_reader (id, owner, person, language, zone, hour, weekday, reader_keys, state, state_at, slot_at, slot_is_weekly,
       immediate_from, invitations, created_by, created_at)
     SELECT id, owner, person, 'en', zone, hour, 1, keys, 'ACTIVE', $2, at, "isWeekly", $2, 0, 'test', $2 FROM ${from}`,
    given,
  );
  await database.query(
    `INSERT INTO exchange.channel (id, subscription_id, reader_id, frequency, ordinal)
     SELECT gen_random_uuid(), subscription, id, 'DAILY', 1 FROM ${from} WHERE $2::timestamptz IS NOT NULL`,
    given,
  );
}

const publication = (n: number): Change =>
  aChange({ subject: idOf(n), countries: [countryOf(n)], occurredAt: post.exchange.clock.now.toISOString() });

/** Writes down a few letters as sent and dies then; what it has in hand stays in hand. */
class Dying extends MailLog {
  private left = 1;
  override async sent(...given: Parameters<MailLog['sent']>): Promise<void> {
    if (this.left === 0) throw new Error('killed');
    this.left -= 1;
    await super.sent(...given);
  }
}

/** What a reader's clock on the wall says, by another library than the one that set it. */
const wall = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at);

it('gives each of 500 readers each change of a day once, in one letter at their hour, though a sender is killed', async () => {
  const usual = post.mailer();
  let killed = 0;
  for (let step = 0; step < STEPS; step += 1) {
    if (step < PUBLISHING_STEPS) {
      const [first, next] = [step, step + 1].map((one) => Math.round((one * PUBLICATIONS) / PUBLISHING_STEPS)) as [
        number,
        number,
      ];
      await post.exchange.append(...Array.from({ length: next - first }, (_, n) => publication(first + n)));
    }
    if (step === 10 || step === 19)
      await post
        .mailer(new Dying(post.exchange.database))
        .run()
        .catch(() => (killed += 1));
    else await usual.run();
    post.exchange.clock.forward(STEP_MS);
  }
  expect(killed).toBe(2);

  // A letter that a killed sender had given over is there twice: by its Message-ID a mail server knows it for the same.
  const letters = new Map(post.sink.mails.map((mail) => [/^Message-ID: (.*)$/im.exec(mail.raw)?.[1], mail]));
  expect(post.sink.mails.length).toBeGreaterThan(letters.size);
  const told = new Map<string, string[]>();
  for (const { to, text } of letters.values()) {
    const plain = text.slice(0, text.indexOf('<!doctype html>'));
    const ids = new Set(plain.match(/VN-LAW-2026-\d{6}/g));
    told.set(to, [...(told.get(to) ?? []), ...ids]);
  }
  for (const [n, { countries }] of subscribers.entries()) {
    const expected = Array.from({ length: PUBLICATIONS }, (_, k) => k)
      .filter((k) => countries.includes(countryOf(k)))
      .map(idOf);
    expect({ n, ids: told.get(`reader${n}@example.org`)?.sort() }).toEqual({ n, ids: expected });
  }

  const slots = await post.exchange.database.query<{ reader: string; slot: Date; state: string }>(
    `SELECT reader_id AS reader, slot, state FROM exchange.mail WHERE state <> 'EMPTY' ORDER BY slot`,
  );
  expect(slots.filter(({ state }) => state !== 'SENT')).toEqual([]);
  expect(slots.length).toBe(letters.size);
  const byId = new Map(subscribers.map((one) => [one.id, one]));
  const days = new Set<string>();
  for (const { reader, slot } of slots) {
    const { zone, hour } = byId.get(reader) as Subscriber;
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(slot);
    expect(days.has(`${reader} ${day}`)).toBe(false);
    days.add(`${reader} ${day}`);
    expect({ zone, hour, wall: wall(slot, zone) }).toEqual({ zone, hour, wall: `${String(hour).padStart(2, '0')}:00` });
  }
  const [left] = await post.exchange.database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM exchange.mail_item WHERE state <> 'SENT'`,
  );
  expect(left?.count).toBe(0);
}, 200_000);

it('keeps the hour over the switch of summer time, which may leave it out or have it twice', () => {
  const paris = (after: string, hour: number): string =>
    nextSlot({ zone: 'Europe/Paris', hour, weekday: 1 }, new Date(after)).at.toISOString();
  // 29 March 2026: 02:00 does not exist; 25 October 2026: 02:00 comes twice.
  expect(paris('2026-03-28T12:00:00Z', 2)).toBe('2026-03-29T01:00:00.000Z');
  expect(paris('2026-03-29T01:00:00Z', 2)).toBe('2026-03-30T00:00:00.000Z');
  expect(paris('2026-10-24T12:00:00Z', 2)).toBe('2026-10-25T00:00:00.000Z');
  expect(paris('2026-10-25T00:00:00Z', 2)).toBe('2026-10-26T01:00:00.000Z');
  expect(paris('2026-10-24T12:00:00Z', 8)).toBe('2026-10-25T07:00:00.000Z');
  const weekly = nextSlot({ zone: 'Pacific/Apia', hour: 0, weekday: 6 }, new Date('2011-12-29T12:00:00Z'));
  expect(weekly).toEqual({ at: new Date('2011-12-30T10:00:00.000Z'), isWeekly: true });
});
