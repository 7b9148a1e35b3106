import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Database } from '#database';
import { metrics } from '#platform';
import { testDatabase, waitFor, type TestDatabase } from '#testing';
import { aChange } from '../test/changes.js';
import { Outbox } from './outbox.js';
import { OutboxReader, type OutboxRow } from './outbox-reader.js';
import { messagingSchema } from './schema.js';
import { Sequencer, type SequencerOptions } from './sequencer.js';

let test: TestDatabase;
let writer: Database;
let outbox: Outbox;
let admin: Client;
const running: Sequencer[] = [];

beforeAll(async () => {
  test = await testDatabase([messagingSchema]);
  writer = await test.of(messagingSchema);
  outbox = new Outbox(writer);
  admin = new Client({ connectionString: test.url });
  await admin.connect();
  await admin.query('CREATE TABLE public.change (position bigint PRIMARY KEY, meaning text NOT NULL)');
});
afterEach(async () => {
  for (const sequencer of running.splice(0)) await sequencer.stop();
  await admin.query('TRUNCATE public.change, messaging.outbox, messaging.outbox_rejected');
});
afterAll(async () => {
  await admin.end();
  await test.drop();
});

/** A sink such as exchange's, with its own connections: position is the newest one plus 1. */
async function changeLog(): Promise<Pick<SequencerOptions, 'database' | 'sink'>> {
  const database = await test.of(messagingSchema);
  const sink = async (rows: OutboxRow[]): Promise<void> => {
    if (rows.some((row) => row.change.meaning === 'refused')) throw new Error('the sink refuses this one');
    const [last] = await database.query<{ position: string }>(
      'SELECT coalesce(max(position), 0) AS position FROM public.change',
    );
    await database.query(
      `INSERT INTO public.change
       SELECT $1::bigint + place, meaning FROM unnest($2::text[]) WITH ORDINALITY AS given (meaning, place)`,
      [last?.position, rows.map((row) => row.change.meaning)],
    );
  };
  return { database, sink };
}

async function sequencer(given: Partial<SequencerOptions> = {}): Promise<Sequencer> {
  const made = new Sequencer({ ...(await changeLog()), url: test.url, ...given });
  running.push(made);
  await made.start();
  return made;
}

const WAITING_FOR_A_LOCK = `SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = database
  WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`;

const publish = (meaning: string): Promise<void> => writer.transaction(() => outbox.emit(aChange({ meaning })));
const log = async (): Promise<{ position: string; meaning: string }[]> =>
  (await admin.query<{ position: string; meaning: string }>('SELECT * FROM public.change ORDER BY position')).rows;
const meanings = async (): Promise<string[]> => (await log()).map((entry) => entry.meaning);

const cut = (who: string): Promise<unknown> =>
  admin.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1 AND pid <> pg_backend_pid()',
    [who],
  );

describe('the sequencer', () => {
  it('gives positions without gaps or doubles under eight writers of whom many roll back', async () => {
    await sequencer({ batch: 7 });
    const kept: string[] = [];
    await Promise.all(
      Array.from({ length: 8 }, async (_, person) => {
        for (let n = 0; n < 25; n += 1) {
          const meaning = `${person}-${n}`;
          const gaveUp = await writer
            .transaction(async () => {
              await outbox.emit(aChange({ meaning }));
              await writer.query('SELECT pg_sleep(random() * 0.004)');
              if (Math.random() < 0.3) throw new Error('rolled back');
            })
            .then(
              () => false,
              () => true,
            );
          if (!gaveUp) kept.push(meaning);
        }
      }),
    );
    const entries = await waitFor('all that was committed', async () => {
      const found = await log();
      return found.length >= kept.length && found;
    });
    expect(entries.map((entry) => Number(entry.position))).toEqual(kept.map((_, index) => index + 1));
    expect(entries.map((entry) => entry.meaning).sort()).toEqual([...kept].sort());
    for (let person = 0; person < 8; person += 1) {
      const own = entries.map((entry) => entry.meaning).filter((meaning) => meaning.startsWith(`${person}-`));
      expect(own).toEqual(kept.filter((meaning) => meaning.startsWith(`${person}-`)));
    }
  });

  it('does not lose a slow transaction that has the lower id', async () => {
    await sequencer();
    const slow = writer.transaction(async () => {
      await outbox.emit(aChange({ meaning: 'slow' }));
      await waitFor('the quick one in the log', async () => (await meanings()).includes('quick'));
    });
    await waitFor(
      'the slow one to be written',
      async () => (await admin.query(`SELECT 1 FROM pg_stat_activity WHERE state = 'idle in transaction'`)).rowCount,
    );
    await publish('quick');
    await slow;
    await waitFor('the slow one in the log', async () => (await meanings()).includes('slow'));
    expect(await log()).toEqual([
      { position: '1', meaning: 'quick' },
      { position: '2', meaning: 'slow' },
    ]);
  });

  it('hears of a commit within 100 ms, without polling', async () => {
    let seenAt = 0;
    await sequencer({ pollMs: 60_000, afterCommit: () => (seenAt = performance.now()) });
    await publish('first');
    await waitFor('the first', () => seenAt > 0);
    const delays: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      seenAt = 0;
      await publish(`${n}`);
      const committedAt = performance.now();
      await waitFor('the change', () => seenAt > 0, { everyMs: 1 });
      delays.push(seenAt - committedAt);
    }
    expect(delays.sort((a, b) => a - b)[5]).toBeLessThan(100);
  });

  it('finds by polling what was written without a notification', async () => {
    await sequencer({ pollMs: 50 });
    await admin.query('INSERT INTO messaging.outbox (payload) VALUES ($1)', [aChange({ meaning: 'unannounced' })]);
    await waitFor('it in the log', async () => (await meanings()).includes('unannounced'));
  });

  it('is led by one; when its connection is killed another takes over, with no gap and no double', async () => {
    const both = [await sequencer({ batch: 3 }), await sequencer({ batch: 3 })];
    expect(both.map((one) => one.leading)).toEqual([true, false]);
    const writing = (async () => {
      for (let n = 0; n < 150; n += 1) await publish(`${n}`);
    })();
    await waitFor('some in the log', async () => (await meanings()).length > 10);
    const before = Date.now();
    await cut('comity-sequencer');
    await waitFor(
      'a new leader',
      () => both.filter((one) => one.leading).length === 1 && both.some((one) => one.leading),
    );
    await writing;
    await waitFor('all in the log', async () => (await meanings()).length >= 150);
    expect(Date.now() - before).toBeLessThan(8000);
    expect(await log()).toEqual(
      Array.from({ length: 150 }, (_, n) => ({ position: String(n + 1), meaning: String(n) })),
    );
  });

  it('takes over within two seconds when the leader stops answering for good', async () => {
    const [first, second] = [await sequencer(), await sequencer()];
    await first.stop();
    const stoppedAt = Date.now();
    await waitFor('the second to lead', () => second.leading);
    expect(Date.now() - stoppedAt).toBeLessThan(2000);
    await publish('after');
    await waitFor('it in the log', async () => (await meanings()).includes('after'));
  });

  it('takes turns with another that believes to lead as well', async () => {
    const [ours, theirs] = [await changeLog(), await changeLog()];
    let letGo: (() => void) | undefined;
    const slow = async (rows: OutboxRow[]): Promise<void> => {
      await new Promise<void>((resolve) => (letGo = resolve));
      await ours.sink(rows);
    };
    await publish('first');
    const first = new OutboxReader(ours.database, slow, 10).next();
    await waitFor('the first to be in its sink', () => letGo !== undefined);
    await publish('second');
    const second = new OutboxReader(theirs.database, theirs.sink, 10).next();
    await waitFor('the second to wait for its turn', async () => (await admin.query(WAITING_FOR_A_LOCK)).rowCount);
    letGo?.();
    expect([(await first).moved, (await second).moved]).toEqual([1, 1]);
    expect(await meanings()).toEqual(['first', 'second']);
  });

  it('sets a refused change aside after several tries, and gives the others their positions', async () => {
    await writer.transaction(() => outbox.emitAll(['a', 'refused', 'b'].map((meaning) => aChange({ meaning }))));
    await admin.query(`INSERT INTO messaging.outbox (payload) VALUES ('{"type":"nonsense"}')`);
    await publish('c');
    await sequencer();
    await waitFor('the good ones in the log', async () => (await meanings()).length === 3);
    expect(await meanings()).toEqual(['a', 'b', 'c']);
    const { rows } = await admin.query('SELECT payload, error FROM messaging.outbox_rejected ORDER BY id');
    expect(rows).toEqual([
      {
        payload: expect.objectContaining({ meaning: 'refused' }),
        error: expect.stringContaining('the sink refuses this one'),
      },
      { payload: { type: 'nonsense' }, error: expect.stringContaining('subject') },
    ]);
    expect((await admin.query('SELECT 1 FROM messaging.outbox')).rowCount).toBe(0);
    expect(await metrics.metrics()).toMatch(/comity_outbox_rejected_total 2/);
    await publish('later');
    await waitFor('a later one', async () => (await meanings()).includes('later'));
  });

  it('never sets a change aside for a fault of the database', async () => {
    let faults = 0;
    const { database } = await changeLog();
    await sequencer({
      database,
      sink: async (rows) => {
        if ((faults += 1) < 9)
          await database.query(`DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$`);
        await database.query('INSERT INTO public.change VALUES (1, $1)', [rows[0]?.change.meaning]);
      },
    });
    await publish('patient');
    await waitFor('it in the log', async () => (await meanings()).includes('patient'));
    expect((await admin.query('SELECT 1 FROM messaging.outbox_rejected')).rowCount).toBe(0);
  });

  it('goes on after every connection to PostgreSQL was lost', async () => {
    const sequencing = await sequencer();
    await publish('before');
    await waitFor('the first in the log', async () => (await meanings()).includes('before'));
    await admin.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await waitFor('a commit after the loss', () => publish('after').then(() => true));
    await waitFor('it in the log', async () => (await meanings()).includes('after'));
    expect(sequencing.leading).toBe(true);
  });

  it('tells in metrics how many wait and who leads', async () => {
    await sequencer();
    expect(await metrics.metrics()).toMatch(/comity_sequencer_leading 1/);
    expect(await metrics.metrics()).toMatch(/comity_sequenced_total [1-9]/);
    expect(await metrics.metrics()).toMatch(/comity_outbox_waiting \d/);
  });
});
