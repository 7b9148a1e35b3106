import { expect, it } from '@jest/globals';
import { drift } from '#database';
import { messagingSchema } from '#messaging';
import { testDatabase } from '#testing';
import { librarySchema } from './index.js';

it('has migrations that make what the entities say', async () => {
  const database = await testDatabase([messagingSchema, librarySchema]);
  try {
    expect(await drift(database.url, librarySchema)).toEqual([]);
  } finally {
    await database.drop();
  }
});
