import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '#database';
import { Fault } from '#kernel';
import { execution } from '#platform';
import { testDatabase, waitFor, type TestDatabase } from '#testing';
import { Access } from '../access.js';
import { accessSchema } from '../access.schema.js';
import { actorFor, ANONYMOUS } from '../actor.js';
import { Refusals } from './refusals.js';

const access: Access = new Access();
const AN = actorFor('VN-MOH', ['contributor'], 'person:an');
const refused = (thing: string) => ({
  actor: AN,
  action: 'publication:publish',
  participant: 'VN-MOH',
  thing,
  fault: new Fault('NOT_AUTHORISED', 'This needs the permission publication:publish.'),
});

let test: TestDatabase;
let database: Database;
beforeAll(async () => {
  test = await testDatabase([accessSchema]);
  database = await test.of(accessSchema);
});
afterAll(() => test.drop());

const things = async (): Promise<unknown[]> =>
  (await database.query<{ thing: string }>('SELECT thing FROM audit.entry ORDER BY id')).map(({ thing }) => thing);

describe('a refusal', () => {
  it('stays recorded though the transaction in which it happened rolls back', async () => {
    const refusals = new Refusals(database);
    const work = database.transaction(async () => {
      const refusal = refused('in a transaction');
      refusals.note(refusal);
      throw refusal.fault;
    });
    await expect(work).rejects.toThrow(/publication:publish/);
    await refusals.beforeApplicationShutdown();
    const [entry] = await database.query('SELECT * FROM audit.entry');
    expect(entry).toMatchObject({
      person: 'person:an',
      participant: 'VN-MOH',
      thing: 'in a transaction',
      outcome: 'REFUSED',
      reason: 'NOT_AUTHORISED: This needs the permission publication:publish.',
    });
  });

  it('is there before the answer goes out, with the request that was refused', async () => {
    const refusals = new Refusals(database);
    await execution.run({ requestId: 'request-9' }, async () => {
      refusals.note({ ...refused('awaited'), actor: ANONYMOUS });
      await execution.readyToAnswer(5000);
    });
    const [entry] = await database.query("SELECT request_id, person FROM audit.entry WHERE thing = 'awaited'");
    expect(entry).toEqual({ request_id: 'request-9', person: null });
  });

  it('keeps no answer waiting for a database that does not write, and is written once it does', async () => {
    const refusals = new Refusals(database);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const locked = deferred();
    const blocking = database.transaction(async () => {
      await database.query('LOCK TABLE audit.entry IN EXCLUSIVE MODE');
      locked.resolve();
      await held;
    });
    await locked.promise;
    const began = Date.now();
    await execution.run({ requestId: 'request-10' }, async () => {
      refusals.note(refused('late'));
      await execution.readyToAnswer(50);
    });
    expect(Date.now() - began).toBeLessThan(1000);
    expect(await things()).not.toContain('late');
    release();
    await blocking;
    await waitFor('the entry', async () => (await things()).includes('late'));
  });

  it('is heard of wherever it is told, until the process stops', async () => {
    const refusals = new Refusals(database);
    refusals.onModuleInit();
    expect(() => access.require(AN, 'registry:write', { owner: 'PH-DOH' })).toThrow(/registry:write/);
    await refusals.beforeApplicationShutdown();
    expect(() => access.require(AN, 'publication:revoke')).toThrow(/publication:revoke/);
    const rows = await database.query(
      "SELECT action, participant FROM audit.entry WHERE action IN ('registry:write', 'publication:revoke')",
    );
    expect(rows).toEqual([{ action: 'registry:write', participant: 'PH-DOH' }]);
  });

  it('of callers whom nobody knows fills no log: above 300 a minute they are counted', async () => {
    const refusals = new Refusals(database);
    for (let n = 0; n < 307; n++) refusals.note({ ...refused('flood'), actor: ANONYMOUS });
    refusals.note(refused('of a person all the same'));
    await refusals.beforeApplicationShutdown();
    expect((await things()).filter((thing) => thing === 'flood')).toHaveLength(300);
    expect(await things()).toContain('of a person all the same');
    const [summary] = await database.query("SELECT reason FROM audit.entry WHERE action = 'refusal:omit'");
    expect(summary).toEqual({ reason: '7 more refusals of unknown callers within a minute' });
  });

  it('is tried again when writing fails', async () => {
    let failures = 2;
    const source = {
      query: (sql: string, parameters: unknown[]) =>
        failures-- > 0 ? Promise.reject(new Error('connection lost')) : database.source.query(sql, parameters),
    };
    const refusals = new Refusals({ source } as unknown as Database);
    refusals.note(refused('first'));
    refusals.note(refused('second'));
    await waitFor('both', async () => (await things()).includes('second'));
    expect((await things()).slice(-2)).toEqual(['first', 'second']);
  });
});

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
