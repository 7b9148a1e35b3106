import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { accessSchema } from '#access';
import { drift } from '#database';
import { testDatabase, type TestDatabase } from '#testing';
import { exchangeSchema } from './exchange.schema.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase([accessSchema, exchangeSchema]);
});
afterAll(() => database.drop());

it('says in its entities what the migrations make', async () => {
  expect(await drift(database.url, exchangeSchema)).toEqual([]);
});
