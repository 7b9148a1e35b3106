import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { drift, type Database } from '#database';
import { testDatabase, waitFor, type TestDatabase } from '#testing';
import { aChange } from '../test/changes.js';
import { OUTBOX_CHANNEL, Outbox } from './outbox.js';
import { messagingSchema } from './schema.js';

let test: TestDatabase;
let database: Database;
let outbox: Outbox;

beforeAll(async () => {
  test = await testDatabase([messagingSchema]);
  database = await test.of(messagingSchema);
  outbox = new Outbox(database);
});
afterAll(() => test.drop());

const stored = async (): Promise<string[]> =>
  (
    await database.query<{ meaning: string }>(`SELECT payload->>'meaning' AS meaning FROM messaging.outbox ORDER BY id`)
  ).map((row) => row.meaning);

describe('the outbox', () => {
  it('has the tables that its entities describe', async () => {
    expect(await drift(test.url, messagingSchema)).toEqual([]);
  });

  it('keeps changes in the order in which they were emitted', async () => {
    const meanings = Array.from({ length: 50 }, (_, n) => `ordered ${n}`);
    await database.transaction(() => outbox.emitAll(meanings.map((meaning) => aChange({ meaning }))));
    expect(await stored()).toEqual(meanings);
    await database.query('DELETE FROM messaging.outbox');
  });

  it('refuses a change that is emitted outside a transaction', async () => {
    await expect(outbox.emit(aChange())).rejects.toThrow(/outside a transaction/);
    expect(await stored()).toEqual([]);
  });

  it('refuses a change that is not well formed, and with it the use-case', async () => {
    await expect(
      database.transaction(async () => {
        await outbox.emit(aChange({ meaning: 'good' }));
        await outbox.emit(aChange({ owner: 'nobody at all' }));
      }),
    ).rejects.toThrow(/owner/);
    expect(await stored()).toEqual([]);
  });

  it('tells listeners at commit, and only then', async () => {
    const listener = new Client({ connectionString: test.url });
    await listener.connect();
    const heard: string[] = [];
    listener.on('notification', ({ channel }) => heard.push(channel));
    await listener.query(`LISTEN ${OUTBOX_CHANNEL}`);
    await database
      .transaction(() => outbox.emit(aChange({ meaning: 'rolled back' })).then(() => Promise.reject(new Error('no'))))
      .catch(() => undefined);
    await database.transaction(async () => {
      await outbox.emitAll([aChange(), aChange()]);
      await listener.query('SELECT 1');
      expect(heard).toEqual([]);
    });
    await waitFor('the notification', () => heard.length > 0);
    await listener.query('SELECT 1');
    expect(heard).toEqual([OUTBOX_CHANNEL]);
    await listener.end();
    await database.query('DELETE FROM messaging.outbox');
  });
});
