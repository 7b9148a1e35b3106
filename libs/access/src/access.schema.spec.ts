import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { drift } from '#database';
import { testDatabase, type TestDatabase } from '#testing';
import { accessSchema } from './access.schema.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase([accessSchema]);
});
afterAll(() => database.drop());

it('says in its entities what the migrations make', async () => {
  expect(await drift(database.url, accessSchema)).toEqual([]);
});
