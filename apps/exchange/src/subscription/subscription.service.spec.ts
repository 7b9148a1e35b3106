import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor } from '#access';
import { waitFor } from '#testing';
import { publisher, startExchange, type Exchange } from '../exchange.fixture.js';
import { conceptsIn, participantsIn } from './named-in-filter.js';

let exchange: Exchange;
const thailand = publisher('TH-MOPH');
beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(() => exchange.close());

const subscribed = async (): Promise<string> =>
  (await exchange.subscriptions.create(thailand, { name: 'Viet Nam', filter: { countries: ['VN'] } })).id;

/** Holds the row until all the work waits for it, so that each has read what the others are about to change. */
async function atOnce(id: string, ...work: (() => Promise<unknown>)[]): Promise<PromiseSettledResult<unknown>[]> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let locked = (): void => undefined;
  const isLocked = new Promise<void>((resolve) => (locked = resolve));
  const holding = exchange.database.transaction(async () => {
    await exchange.database.query('SELECT FROM exchange.standing_subscription WHERE id = $1 FOR UPDATE', [id]);
    locked();
    await held;
  });
  await isLocked;
  const running: Promise<unknown>[] = [];
  try {
    for (const one of work) {
      running.push(one());
      await waitFor('it to wait for the row', async () => (await waiting()) === running.length);
    }
  } finally {
    release();
  }
  const settled = await Promise.allSettled(running);
  await holding;
  return settled;
}

async function waiting(): Promise<number> {
  const [row] = await exchange.database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return row?.count ?? 0;
}

describe('one subscription', () => {
  it('is there for its participant, and for nobody else', async () => {
    const id = await subscribed();
    const { subscriptions } = exchange;
    expect(await subscriptions.one(thailand, id)).toMatchObject({
      id,
      name: 'Viet Nam',
      filter: { countries: ['VN'] },
    });
    expect(await subscriptions.one(publisher('VN-MOH'), id)).toBeNull();
    expect(await subscriptions.one(thailand, randomUUID())).toBeNull();
    expect(await subscriptions.one(thailand, 'no-id')).toBeNull();
    const nobody = actorFor('TH-MOPH', [], 'no role');
    await expect(subscriptions.one(nobody, id)).rejects.toMatchObject({ code: 'NOT_AUTHORISED' });
  });

  it('names each participant and each code of its filter once, for others to say what they are called', async () => {
    const { filter } = await exchange.subscriptions.create(thailand, {
      name: 'Many',
      filter: {
        owners: ['VN-MOH', 'ASEAN'],
        bodies: ['ASEAN'],
        counterparts: ['DE', 'ECOWAS'],
        topics: ['migrants-health/data'],
        legalBases: ['CODE-2010:7.2a'],
        occupations: ['2221'],
        migrantGroups: ['REFUGEES'],
      },
    });
    expect(participantsIn(filter).map(({ id }) => id)).toEqual(['VN-MOH', 'ASEAN', 'ECOWAS']);
    expect(conceptsIn(filter)).toEqual([
      { scheme: 'topics', code: 'migrants-health/data' },
      { scheme: 'CODE-2010', code: 'CODE-2010:7.2a' },
      { scheme: 'ISCO-08', code: '2221' },
      { scheme: 'migrant-groups', code: 'REFUGEES' },
    ]);
  });
});

describe('a standing subscription changed by two at once', () => {
  it('keeps what each of them changed', async () => {
    const id = await subscribed();
    const { subscriptions } = exchange;
    const settled = await atOnce(
      id,
      () => subscriptions.update(thailand, id, { name: 'South-East Asia' }),
      () => subscriptions.setPaused(thailand, id, true),
      () => subscriptions.update(thailand, id, { filter: { kinds: ['LAW'] } }),
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    const found = (await subscriptions.mine(thailand)).find((one) => one.id === id);
    expect(found).toMatchObject({ name: 'South-East Asia', paused: true, filter: { kinds: ['LAW'], countries: [] } });
    expect(settled[2]).toMatchObject({ value: found });
  });

  it('tells the second who says what he had read, and leaves what the first made of it', async () => {
    const { subscriptions } = exchange;
    const { id, updatedAt: seen } = await subscriptions.create(thailand, { name: 'Viet Nam', filter: {} });
    const first = await subscriptions.update(thailand, id, { name: 'First', seen });
    await expect(subscriptions.update(thailand, id, { name: 'Second', seen })).rejects.toThrow(
      `This subscription was changed at ${first.updatedAt.toISOString()}, after you read it; read it again.`,
    );
    const again = await subscriptions.update(thailand, id, { name: 'Third', seen: first.updatedAt.toISOString() });
    expect(again).toMatchObject({ name: 'Third' });
  });

  it('stays deleted, and says so to who was late', async () => {
    const id = await subscribed();
    const { subscriptions } = exchange;
    const settled = await atOnce(
      id,
      () => subscriptions.delete(thailand, id),
      () => subscriptions.setPaused(thailand, id, true),
      () => subscriptions.update(thailand, id, { name: 'Too late' }),
    );
    expect(settled[0]?.status).toBe('fulfilled');
    for (const late of settled.slice(1)) expect(late).toMatchObject({ reason: { code: 'NOT_FOUND' } });
    expect((await subscriptions.mine(thailand)).map((one) => one.id)).not.toContain(id);
  });
});
