import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Receiver } from '#testing';
import type { DeliveryPipeline } from '../delivery/pipeline.js';
import { delivering } from '../delivering.fixture.js';
import { aChange, publisher, type Exchange } from '../exchange.fixture.js';
import { MOST_AT_ONCE } from './send-again.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const thailand = publisher('TH-MOPH');

let exchange: Exchange;
let receiver: Receiver;
let pipeline: DeliveryPipeline;
let endpoint: string;

delivering((parts) => ({ exchange, receiver, pipeline } = parts), ['exchange.replay']);
beforeEach(async () => {
  endpoint = (await exchange.subscriber({ owner: 'TH-MOPH', url: `${receiver.url}/hook` })).endpointId;
});
afterEach(() => exchange.clock.forward(2 * DAY));

const law = (n: number): string => `VN-LAW-2026-1${String(n).padStart(5, '0')}`;
const happens = (...numbers: number[]) => exchange.append(...numbers.map((n) => aChange({ subject: law(n) })));
const sent = () => receiver.log.map(({ headers, body }) => [headers['webhook-id'], JSON.parse(body).subject]);
const state = async () => (await exchange.rows()).map((row) => row['state']);
const head = async () => (await exchange.changes.head()).position;
const replay = (input: Record<string, unknown>) => exchange.replays.replay(thailand, { endpoint, ...input });

describe('a replay', () => {
  it('of one delivery sends it again under its id, begins its attempts anew and keeps what was', async () => {
    await happens(1, 2);
    await pipeline.run();
    const before = sent();
    exchange.clock.forward(5 * MINUTE);
    const woken = exchange.woken();
    expect(await replay({ webhookId: before[0]?.[0] })).toMatchObject({
      queued: 1,
      inLine: 0,
      withheld: 0,
      next: null,
      older: null,
    });
    expect(exchange.woken()).toBe(woken + 1);
    receiver.answer = () => ({ status: 503, body: 'not yet' });
    await pipeline.run();
    receiver.answer = () => ({ status: 200 });
    exchange.clock.forward(MINUTE);
    await pipeline.run();
    expect(sent().slice(2)).toEqual([before[0], before[0]]);
    expect(receiver.log.map(({ headers }) => headers['webhook-attempt'])).toEqual(['1', '1', '1', '2']);
    const { nodes } = await exchange.deliveries.ofEndpoint(thailand, endpoint, {});
    const again = nodes.find(({ webhookId }) => webhookId === before[0]?.[0]);
    expect(again).toMatchObject({ state: 'DELIVERED', replayedAt: expect.any(Date) });
    expect(again?.firstDeliveredAt?.getTime()).toBeLessThan(again?.deliveredAt?.getTime() as number);
    expect(again?.attempts.map(({ round, number, status, error }) => [round, number, status, error])).toEqual([
      [0, 1, 204, null],
      [1, 1, 503, 'answered 503'],
      [1, 2, 200, null],
    ]);
  });

  it('of all that failed since a moment leaves what was delivered, and what failed before', async () => {
    receiver.answer = () => ({ status: 500 });
    await happens(1);
    const giveUp = "UPDATE exchange.delivery SET state = 'GAVE_UP' WHERE state = 'PENDING'";
    await exchange.database.query(giveUp);
    exchange.clock.forward(MINUTE);
    const since = exchange.clock.now.toISOString();
    await happens(2);
    await exchange.database.query(giveUp);
    receiver.answer = () => ({ status: 204 });
    await happens(3);
    await pipeline.run();
    expect(await replay({ failedSince: since })).toMatchObject({ queued: 1 });
    await pipeline.run();
    expect(sent().map(([, subject]) => subject)).toEqual([law(3), law(2)]);
    expect(await state()).toEqual(['GAVE_UP', 'DELIVERED', 'DELIVERED']);
  });

  it('of a range sends just that, delivered or not, and can leave out what was delivered', async () => {
    await happens(1, 2, 3, 4);
    await pipeline.run();
    const last = await head();
    await exchange.database.query("UPDATE exchange.delivery SET state = 'SKIPPED' WHERE position = $1", [last - 1]);
    exchange.clock.forward(2 * MINUTE);
    const range = { from: last - 2, to: last - 1 };
    expect(await replay({ positions: range, undeliveredOnly: true })).toMatchObject({ queued: 1 });
    await pipeline.run();
    exchange.clock.forward(2 * MINUTE);
    expect(await replay({ positions: range })).toMatchObject({ queued: 2 });
    await pipeline.run();
    expect(
      sent()
        .slice(4)
        .map(([, subject]) => subject),
    ).toEqual([law(3), law(2), law(3)]);
  });

  it('asked for twice at once is made once', async () => {
    await happens(1);
    await pipeline.run();
    exchange.clock.forward(2 * MINUTE);
    const positions = { from: await head() };
    const answers = await Promise.all([replay({ positions }), replay({ positions })]);
    expect(answers.map(({ queued }) => queued).sort()).toEqual([0, 1]);
    await pipeline.run();
    expect(await replay({ positions })).toMatchObject({ queued: 0, inLine: 1 });
    await pipeline.run();
    expect(receiver.log).toHaveLength(2);
  });

  it('does not send what may no longer be read, nor what its subscription is gone for', async () => {
    const readers = ['participant:VN-MOH', 'country:TH'];
    await exchange.append(aChange({ subject: law(1), readers }), aChange({ subject: law(2) }));
    await pipeline.run();
    const from = (await head()) - 1;
    await exchange.append(aChange({ subject: law(1), type: 'publication.revised', readers: ['participant:VN-MOH'] }));
    exchange.clock.forward(2 * MINUTE);
    expect(await replay({ positions: { from, to: from + 1 } })).toMatchObject({ queued: 1, withheld: 1 });
    await exchange.database.query('DELETE FROM exchange.standing_subscription');
    exchange.clock.forward(2 * MINUTE);
    expect(await replay({ positions: { from, to: from } })).toMatchObject({ queued: 0, withheld: 1 });
  });

  it('names the change feed for what is older than fourteen days', async () => {
    await happens(1);
    await pipeline.run();
    const old = await head();
    exchange.clock.forward(15 * DAY);
    await happens(2);
    await pipeline.run();
    const answer = await replay({ positions: { from: old } });
    expect(answer).toMatchObject({ queued: 1, inLine: 0 });
    expect(answer.older).toMatch(/^https:\/\/comity\.example\.org\/changes\?since=/);
    expect((await replay({ positions: { from: old + 1 } })).older).toBeNull();
    const oldest = receiver.log[0]?.headers['webhook-id'];
    expect(await replay({ webhookId: oldest })).toMatchObject({
      queued: 0,
      older: expect.stringContaining('/changes'),
    });
  });

  it('stops at ten thousand and says where to go on', async () => {
    const first = (await head()) + 1;
    await happens(1);
    const { database } = exchange;
    await database.query(
      `INSERT INTO exchange.delivery (position, subscription_id, endpoint_id, subscriber, host, subject, subscription_name,
         webhook_id, state, attempt, next_at, created_at)
       SELECT $1::bigint + n, subscription_id, endpoint_id, subscriber, host, subject, subscription_name, webhook_id || n,
         'SKIPPED', 0, next_at, created_at
       FROM exchange.delivery, generate_series(1, $2::int) AS n`,
      [first, MOST_AT_ONCE],
    );
    await database.query(`UPDATE exchange.log_head SET position = position + $1`, [MOST_AT_ONCE]);
    const answer = await replay({ positions: { from: first } });
    expect(answer.next).toBe(first + MOST_AT_ONCE);
    expect(answer.queued + answer.inLine + answer.withheld).toBe(MOST_AT_ONCE);
  });

  it('is written into the audit', async () => {
    await happens(1);
    await replay({ positions: { from: 1 } });
    const [entry] = await exchange.database.query<Record<string, unknown>>(
      "SELECT person, thing, outcome FROM audit.entry WHERE action = 'delivery:replay' ORDER BY id DESC LIMIT 1",
    );
    expect(entry).toEqual({ person: thailand.person, thing: endpoint, outcome: 'DONE' });
  });
});

describe('a replay is refused', () => {
  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['without saying of what', {}, 'input', /exactly one of webhookId, failedSince, positions; none was given/],
    [
      'of two things at once',
      { webhookId: 'a', positions: { from: 1 } },
      'input',
      /webhookId and positions were given/,
    ],
    ['from no position', { positions: { from: 0 } }, 'input.positions.from', /1 or more/],
    ['backwards', { positions: { from: 5, to: 4 } }, 'input.positions.to', /not before 5/],
    ['since a moment to come', { failedSince: '2099-01-01T00:00:00Z' }, 'input.failedSince', /future/],
    ['of what is no id', { webhookId: 'x y' }, 'input.webhookId', /header webhook-id/],
    ['with a word too many', { webhookId: 'a', undeliveredOnly: true }, 'input.undeliveredOnly', /goes with positions/],
  ])('%s', async (_, input, path, message) => {
    await expect(replay(input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path, message: expect.stringMatching(message) }],
    });
  });

  it('to another participant, as if there were no such endpoint', async () => {
    await happens(1);
    const input = { endpoint, positions: { from: 1 } };
    await expect(exchange.replays.replay(publisher('PH-DOH'), input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(replay({ endpoint: 'nothing', positions: { from: 1 } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(replay({ webhookId: 'f'.repeat(32) })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('to an endpoint that is disabled', async () => {
    await exchange.database.query("UPDATE exchange.endpoint SET state = 'DISABLED'");
    await expect(replay({ positions: { from: 1 } })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('after sixty in an hour, saying when it may be asked again', async () => {
    await exchange.database.query(
      `INSERT INTO exchange.replay (endpoint_id, person, at, queued)
       SELECT $1, 'somebody', $2, 1 FROM generate_series(1, 60)`,
      [endpoint, exchange.clock.now],
    );
    await expect(replay({ positions: { from: 1 } })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(new Date(exchange.clock.now.getTime() + 60 * MINUTE).toISOString()),
    });
    exchange.clock.forward(61 * MINUTE);
    expect(await replay({ positions: { from: 1 } })).toMatchObject({ queued: 0 });
  });
});

describe('catching up', () => {
  it('sends what an endpoint missed from a position on, and nothing that arrived', async () => {
    await happens(1);
    await pipeline.run();
    await exchange.database.query("UPDATE exchange.endpoint SET state = 'DISABLED'");
    await happens(2, 3);
    await exchange.database.query("UPDATE exchange.endpoint SET state = 'ENABLED'");
    expect(await exchange.replays.catchUp(endpoint, 1)).toMatchObject({ queued: 2 });
    await pipeline.run();
    expect(sent().map(([, subject]) => subject)).toEqual([law(1), law(2), law(3)]);
  });
});

describe("an endpoint's deliveries", () => {
  it('are listed by state and since a moment', async () => {
    await happens(1);
    await pipeline.run();
    exchange.clock.forward(MINUTE);
    const since = exchange.clock.now.toISOString();
    receiver.answer = () => ({ status: 410 });
    await happens(2);
    await pipeline.run();
    await happens(3);
    const subjects = async (filter: Parameters<typeof exchange.deliveries.ofEndpoint>[2]) =>
      (await exchange.deliveries.ofEndpoint(thailand, endpoint, filter)).nodes.map(({ subject }) => subject);
    expect(await subjects({})).toEqual([law(3), law(2), law(1)]);
    expect(await subjects({ since })).toEqual([law(3), law(2)]);
    expect(await subjects({ state: 'DELIVERED' })).toEqual([law(1)]);
    expect(await subjects({ state: 'FAILED' })).toEqual([law(2)]);
    expect(await subjects({ state: 'SKIPPED', since })).toEqual([law(3)]);
    expect(await subjects({ state: 'PENDING' })).toEqual([]);
    expect(await subjects({ since: '2099-01-01T00:00:00.000Z' })).toEqual([]);
  });
});
