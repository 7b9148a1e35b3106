import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, type Actor } from '#access';
import { aChange, publisher, startExchange, type Exchange } from '../exchange.fixture.js';
import { Channels1732212000021 } from '../migrations/0021-channels.js';
import { DecidedByKey1732216100001 } from '../migrations/0061-decided-by-key.js';

let exchange: Exchange;
let lan: Actor;
let minh: Actor;
const vietnam = publisher('VN-MOH');
beforeAll(async () => {
  exchange = await startExchange();
  lan = await exchange.person({ participant: 'VN-MOH', name: 'lan', language: 'vi' });
  minh = await exchange.person({ participant: 'VN-MOH', name: 'minh' });
});
afterAll(() => exchange.close());
afterEach(async () => {
  await exchange.database.query(
    `TRUNCATE exchange.delivery, exchange.standing_subscription, exchange.endpoint, exchange.channel, exchange.mail_item, exchange.inbox_item CASCADE`,
  );
});

const endpoint = async (name: string, owner = 'VN-MOH'): Promise<string> =>
  (await exchange.endpoints.create(publisher(owner), { url: `https://hooks.example.org/${name}` })).endpoint.id;

const channels = async (): Promise<Record<string, unknown>[]> =>
  exchange.database.query('SELECT endpoint_id, frequency FROM exchange.channel ORDER BY endpoint_id, frequency');

const mailItems = (): Promise<Record<string, unknown>[]> =>
  exchange.database.query(
    `SELECT r.person, i.position, i.frequency, cardinality(i.subscriptions) AS subscriptions, i.state
     FROM exchange.mail_item i JOIN exchange.mail_reader r ON r.id = i.reader_id ORDER BY 1, 2`,
  );

describe('a subscription with several channels', () => {
  it('sends each endpoint every change, and the one that is deleted takes nothing from the others', async () => {
    const [a, b] = [await endpoint('a'), await endpoint('b')];
    await exchange.subscriptions.create(vietnam, { name: 'All', endpoints: [a, b] });
    await exchange.append(aChange());
    expect((await exchange.rows()).map((row) => row['endpoint_id']).sort()).toEqual([a, b].sort());
    await exchange.endpoints.delete(vietnam, a);
    await exchange.append(aChange({ subject: 'VN-LAW-2026-000002' }));
    const rows = await exchange.rows();
    expect(rows.map((row) => row['endpoint_id']).filter((id) => id === a)).toHaveLength(1);
    expect(rows.map((row) => row['endpoint_id']).filter((id) => id === b)).toHaveLength(2);
  });

  it('keeps what an update does not name, and replaces what it names', async () => {
    const [a, b] = [await endpoint('a'), await endpoint('b')];
    const mail = [{ person: lan.person, frequency: 'DAILY' as const }];
    const { id } = await exchange.subscriptions.create(vietnam, { name: 'All', endpoints: [a], mail });
    await exchange.subscriptions.update(vietnam, id, { name: 'Everything' });
    expect(await channels()).toHaveLength(2);
    await exchange.subscriptions.update(vietnam, id, { endpoint: b });
    expect(await channels()).toEqual([
      { endpoint_id: b, frequency: null },
      { endpoint_id: null, frequency: 'DAILY' },
    ]);
    await exchange.subscriptions.update(vietnam, id, {
      endpoint: null,
      mail: [{ person: lan.person, frequency: 'WEEKLY' }],
    });
    expect(await channels()).toEqual([{ endpoint_id: null, frequency: 'WEEKLY' }]);
  });

  it('tells a reader once of what fits two subscriptions, as soon as the more urgent asks', async () => {
    const of = (name: string, frequency: 'IMMEDIATE' | 'WEEKLY' | 'NEVER', person = lan.person) =>
      exchange.subscriptions.create(vietnam, { name, mail: [{ person, frequency }] });
    await of('A', 'WEEKLY');
    await of('B', 'IMMEDIATE');
    await of('C', 'NEVER', minh.person);
    await exchange.append(aChange());
    await exchange.append(aChange({ subject: 'VN-LAW-2026-000009' }));
    expect(await mailItems()).toEqual(
      [1, 2].map(() => ({
        person: lan.person,
        position: expect.any(String),
        frequency: 'IMMEDIATE',
        subscriptions: 2,
        state: 'WAITING',
      })),
    );
    const [inbox] = await exchange.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM exchange.inbox_item WHERE owner = 'VN-MOH'`,
    );
    expect(inbox?.count).toBe(2);
  });

  it('is refused strangers, others’ endpoints, doubles and both ways of saying one, and changes nothing then', async () => {
    const [mine, theirs] = [await endpoint('a'), await endpoint('t', 'TH-MOPH')];
    const stranger = await exchange.person({ participant: 'TH-MOPH', name: 'somchai' });
    const gone = await exchange.person({ participant: 'VN-MOH', name: 'gone' });
    await exchange.database.query('UPDATE access.person SET left_at = now() WHERE id = $1', [gone.person]);
    const mute = await exchange.person({ participant: 'VN-MOH', name: 'mute', email: null });
    const readers = await exchange.database.query('SELECT FROM exchange.mail_reader');
    const refused = (input: Parameters<typeof exchange.subscriptions.create>[1], problem: object): Promise<void> =>
      expect(exchange.subscriptions.create(vietnam, { name: 'X', ...input })).rejects.toMatchObject({
        problems: [problem],
      });
    await refused({ endpoints: [mine, theirs] }, { path: 'input.endpoints.1' });
    await refused({ endpoints: [mine, mine] }, { path: 'input.endpoints.1' });
    await refused({ endpoint: mine, endpoints: [mine] }, { path: 'input.endpoint' });
    for (const { person } of [stranger, gone, mute, publisher('VN-MOH')])
      await refused(
        {
          mail: [
            { person: lan.person, frequency: 'DAILY' },
            { person, frequency: 'DAILY' },
          ],
        },
        { path: 'input.mail.1.person', message: expect.stringContaining('no person with a role') },
      );
    await refused({ mail: [{ frequency: 'DAILY' }] }, { path: 'input.mail.0' });
    await refused({ mail: [{ mailbox: stranger.person, frequency: 'DAILY' }] }, { path: 'input.mail.0.mailbox' });
    expect(await exchange.database.query('SELECT FROM exchange.mail_reader')).toHaveLength(readers.length);
    expect(await exchange.subscriptions.mine(vietnam)).toEqual([]);
  });

  it('that is paused until a day tells nothing until then, and goes on by itself', async () => {
    const { id } = await exchange.subscriptions.create(vietnam, { name: 'All', endpoint: await endpoint('a') });
    const until = new Date(exchange.clock.now.getTime() + 3_600_000);
    await exchange.subscriptions.setPaused(vietnam, id, true, until);
    await exchange.append(aChange());
    expect(await exchange.rows()).toEqual([]);
    expect(await exchange.subscriptions.mine(vietnam)).toMatchObject([{ paused: true, pausedUntil: until }]);
    exchange.clock.forward(3_600_000);
    expect(await exchange.subscriptions.mine(vietnam)).toMatchObject([{ paused: false, pausedUntil: null }]);
    await exchange.append(aChange({ subject: 'VN-LAW-2026-000002' }));
    expect(await exchange.rows()).toHaveLength(1);
    await expect(exchange.subscriptions.setPaused(vietnam, id, true, new Date(0))).rejects.toMatchObject({
      problems: [{ path: 'until' }],
    });
  });
});

describe('what a reader says of letters', () => {
  it('is theirs alone, with the zone of the country and their language to begin with', async () => {
    const before = await exchange.mailReaders.setMine(lan, {});
    expect(before).toMatchObject({ language: 'vi', timeZone: 'Asia/Saigon', hour: 8, weekday: 1, state: 'ACTIVE' });
    const after = await exchange.mailReaders.setMine(lan, { timeZone: 'Asia/Kathmandu', hour: 17, weekday: 5 });
    expect(after).toMatchObject({ timeZone: 'Asia/Kathmandu', hour: 17, weekday: 5 });
    expect(after.nextLetterAt?.toISOString()).toBe('2026-11-21T11:15:00.000Z');
    const hoa = await exchange.person({ participant: 'VN-MOH', name: 'hoa' });
    expect(await exchange.mailReaders.mine(hoa)).toBeNull();
  });

  it('is refused with the field, what was wrong and what would be right', async () => {
    const input = { language: 'xx', timeZone: '+07:00', hour: 24, weekday: 0, pausedUntil: new Date(0) };
    await expect(exchange.mailReaders.setMine(lan, input)).rejects.toMatchObject({
      problems: ['language', 'timeZone', 'hour', 'weekday', 'pausedUntil'].map((name) => ({ path: `input.${name}` })),
    });
    await expect(exchange.mailReaders.setMine(publisher('VN-MOH'), {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows a person’s address to who may read of people, not to a partner’s agent', async () => {
    const somebody = await exchange.person({ participant: 'IOM', name: 'zoe' });
    await exchange.mailReaders.setMine(somebody, {});
    const agent = actorFor('IOM', ['partner-agent'], 'agent');
    expect(await exchange.mailReaders.ofParticipant(agent)).toMatchObject([
      { personId: somebody.person, address: null },
    ]);
    expect(await exchange.mailReaders.ofParticipant(publisher('IOM'))).toMatchObject([{ address: 'zoe@iom.example' }]);
  });
});

it('takes the one endpoint of a subscription from before along', async () => {
  const a = await endpoint('a');
  const { id } = await exchange.subscriptions.create(vietnam, { name: 'Old', endpoint: a });
  const runner = exchange.database.source.createQueryRunner();
  const migration = new Channels1732212000021();
  // What came later and speaks of its columns goes first.
  const later = new DecidedByKey1732216100001();
  try {
    await later.down(runner);
    await migration.down(runner);
    expect(await runner.query('SELECT id, endpoint_id FROM exchange.standing_subscription')).toEqual([
      { id, endpoint_id: a },
    ]);
    await migration.up(runner);
    await later.up(runner);
  } finally {
    await runner.release();
  }
  await exchange.append(aChange());
  expect(await exchange.rows()).toHaveLength(1);
});
