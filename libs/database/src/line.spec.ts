import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { accessSchema } from '#access';
import { testDatabase, waitFor, type TestDatabase } from '#testing';
import type { Database } from './database.js';
import { Line } from './line.js';

let place: TestDatabase;
let database: Database;
const told: string[] = [];
let line: Line;
beforeAll(async () => {
  place = await testDatabase([accessSchema]);
  database = await place.of(accessSchema);
  line = new Line({
    url: place.url,
    channel: 'a channel',
    of: 'a test',
    heard: (payload) => told.push(payload),
    opened: () => told.push('opened'),
    lost: () => told.push('lost'),
  });
});
afterAll(async () => {
  await line.close();
  await place.drop();
});

it('hears what is said, says when it was lost and opens again, and nothing once it is closed', async () => {
  const say = (text: string): Promise<unknown> => database.query(`SELECT pg_notify('a channel', $1)`, [text]);
  await line.open();
  await say('one');
  await waitFor('the notice', () => told.includes('one'));
  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'comity-a-test' AND datname = current_database()`,
  );
  await waitFor('the line to open again', () => told.filter((text) => text === 'opened').length === 2);
  await say('two');
  await waitFor('the notice', () => told.includes('two'));
  expect(told).toEqual(['opened', 'one', 'lost', 'opened', 'two']);
  await line.close();
  await say('three');
  expect(line.isOpen).toBe(false);
  expect(told).toHaveLength(5);
});
