import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, it } from '@jest/globals';
import { waitFor } from '#testing';
import { Held } from './held.js';

it('a held table answers at once and refreshes behind, so that it sees what another process wrote', async () => {
  let stored = 'old';
  const held = new Held(async () => stored, 0);
  await held.refresh();
  stored = 'new';
  await waitFor('the new rows', () => held.current === 'new');
});

it('a held table keeps its rows while it cannot be refreshed, and recovers', async () => {
  let loads = 0;
  const held = new Held(async () => {
    loads++;
    if (loads > 1 && loads < 4) throw new Error('the database is away');
    return loads;
  }, -1);
  await held.refresh();
  await waitFor('two failed refreshes', () => held.current === 1 && loads === 3);
  await waitFor('the rows after that', () => held.current >= 4);
});

it('a held table that is read inside a transaction is not refreshed inside it', async () => {
  const transaction = new AsyncLocalStorage<string>();
  const seen: (string | undefined)[] = [];
  const held = new Held(async () => seen.push(transaction.getStore()), -1);
  await held.refresh();
  transaction.run('open', () => held.current);
  await waitFor('the refresh', () => seen.length >= 2);
  expect(seen.slice(0, 2)).toEqual([undefined, undefined]);
});

it('a held table that was never loaded says so', () => {
  expect(() => new Held(async () => 1).current).toThrow(/before it was loaded/);
});
