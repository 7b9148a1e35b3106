import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import type { Receiver } from '#testing';
import type { DeliveryPipeline } from '../delivery/pipeline.js';
import { delivering } from '../delivering.fixture.js';
import { aChange, publisher, type Exchange } from '../exchange.fixture.js';
import { blockSizeFor, type Block, type Digests } from './digest.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const thailand = publisher('TH-MOPH');

let exchange: Exchange;
let receiver: Receiver;
let pipeline: DeliveryPipeline;
let endpoint: string;
let secret: string;

delivering(
  (parts) => ({ exchange, receiver, pipeline } = parts),
  ['exchange.reconciliation', 'exchange.own_message', 'exchange.replay'],
);
beforeEach(async () => {
  // Noon in Bangkok, some days after the endpoint was made by the machine's clock.
  exchange.clock.now = new Date('2099-03-02T05:00:00.000Z');
  ({ endpointId: endpoint, secret } = await exchange.subscriber({ owner: 'TH-MOPH', url: `${receiver.url}/hook` }));
});

const happens = (count: number) =>
  exchange.append(
    ...Array.from({ length: count }, (_, n) => aChange({ subject: `VN-LAW-2026-2${String(n).padStart(5, '0')}` })),
  );

/** What a receiver keeps: position and id of each change, as docs/webhooks.md says. */
function received(): Map<number, string> {
  const kept = new Map<number, string>();
  for (const { body } of receiver.log) {
    const event = JSON.parse(body) as { id: string; type: string; data: { position: number } };
    if (event.type !== 'reconciliation') kept.set(event.data.position, event.id);
  }
  return kept;
}

/** The receiver's side, as the documentation says it, with nothing of ours. */
function digestOf(
  kept: ReadonlyMap<number, string>,
  { from, to }: Pick<Block, 'from' | 'to'>,
  without: readonly number[],
) {
  const lines = [...kept]
    .filter(([position]) => position >= from && position <= to && !without.includes(position))
    .sort(([a], [b]) => a - b)
    .map(([position, id]) => `${position}:${id}\n`);
  return { count: lines.length, digest: createHash('sha256').update(lines.join('')).digest('hex') };
}

const nightly = (): (Digests & { endpoint: string })[] =>
  receiver.log
    .filter(({ body }) => JSON.parse(body).type === 'reconciliation')
    .map(({ body, headers }) => {
      new Webhook(secret).verify(body, { ...(headers as Record<string, string>) });
      return JSON.parse(body).data as Digests & { endpoint: string };
    });

const asked = (input = {}) => exchange.reconciliation.ofEndpoint(thailand, endpoint, input);

describe('a reconciliation', () => {
  it('is what the receiver computes of what it got, whatever the order, retries and duplicates', async () => {
    await exchange.subscriptions.create(thailand, { name: 'The same again', endpoint });
    // Never so many in a row that the breaker would hold the rest back.
    let first = 0;
    receiver.answer = ({ headers }) => ({
      status: headers['webhook-attempt'] === '1' && (first += 1) % 3 === 0 ? 500 : 204,
    });
    await happens(30);
    await pipeline.run();
    receiver.answer = () => ({ status: 204 });
    exchange.clock.forward(MINUTE);
    await pipeline.run();
    await exchange.replays.replay(thailand, {
      endpoint,
      positions: { from: (await exchange.changes.head()).position },
    });
    const told = await asked();
    expect(told).toMatchObject({ count: 30, undelivered: { count: 0, positions: [] } });
    expect(digestOf(received(), told, [])).toEqual({ count: told.count, digest: told.digest });
    for (const block of told.blocks) expect(block).toMatchObject(digestOf(received(), block, []));
  });

  it('shows a receiver that lost one in which block, down to the position, so that it has it sent again', async () => {
    await happens(250);
    await pipeline.run();
    const kept = received();
    const lost = [...kept.keys()][137] as number;
    kept.delete(lost);
    let suspects: Pick<Block, 'from' | 'to'>[] = [await asked()];
    for (const blockSize of [100, 10, 1]) {
      const differing: Block[] = [];
      for (const { from, to } of suspects)
        for (const block of (await asked({ from, to, blockSize })).blocks)
          if (digestOf(kept, block, []).digest !== block.digest) differing.push(block);
      suspects = differing;
    }
    expect(suspects).toMatchObject([{ from: lost, to: lost, count: 1 }]);
    exchange.clock.forward(2 * MINUTE);
    receiver.log.length = 0;
    expect(await exchange.replays.replay(thailand, { endpoint, positions: { from: lost, to: lost } })).toMatchObject({
      queued: 1,
    });
    await pipeline.run();
    for (const [position, id] of received()) kept.set(position, id);
    const whole = await asked();
    expect(digestOf(kept, whole, []).digest).toBe(whole.digest);
  });

  it('names what did not arrive, and stays true when it arrives later and when rights end', async () => {
    const readers = ['participant:VN-MOH', 'country:TH'];
    await exchange.append(aChange({ subject: 'VN-LAW-2026-300001', readers }));
    await pipeline.run();
    receiver.answer = () => ({ status: 500 });
    await happens(1);
    await pipeline.run();
    await exchange.append(
      aChange({ subject: 'VN-LAW-2026-300001', type: 'publication.revised', readers: ['participant:VN-MOH'] }),
    );
    const told = await asked();
    const open = (await exchange.rows())
      .filter((row) => row['delivered_at'] === null)
      .map((row) => Number(row['position']));
    expect(told.undelivered).toEqual({ count: open.length, positions: open });
    expect(told.count).toBe(1);
    receiver.answer = () => ({ status: 204 });
    exchange.clock.forward(10 * MINUTE);
    await pipeline.run();
    expect(digestOf(received(), told, told.undelivered.positions)).toEqual({ count: told.count, digest: told.digest });
  });

  it.each<[string, Record<string, number>, string]>([
    ['from no position', { from: 0 }, 'from'],
    ['to a position that is not there', { to: 1_000_000 }, 'to'],
    ['backwards', { from: 3, to: 2 }, 'to'],
    ['in no blocks', { blockSize: 0 }, 'blockSize'],
  ])('is refused %s', async (_, input, path) => {
    await happens(3);
    await expect(asked(input)).rejects.toMatchObject({ code: 'INVALID_INPUT', problems: [{ path }] });
  });

  it("is the endpoint's owner's alone", async () => {
    await expect(exchange.reconciliation.ofEndpoint(publisher('PH-DOH'), endpoint, {})).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('has at most a hundred blocks, of sizes that fit into each other', () => {
    expect([blockSizeFor(1, 50), blockSizeFor(1, 9_000), blockSizeFor(1, 20_000), blockSizeFor(5, 2_000_000)]).toEqual([
      100, 100, 1000, 100_000,
    ]);
  });
});

it('is compared by the example that is given to receivers', async () => {
  await happens(120);
  await pipeline.run();
  const { differing } = (await import(pathToFileURL(join(process.cwd(), 'examples/reconcile.mjs')).href)) as {
    differing: (kept: [number, string][], told: Digests) => Block[];
  };
  const kept = [...received()];
  const told = await asked();
  expect(differing(kept, told)).toEqual([]);
  const [position] = kept[60] as [number, string];
  const [block, ...more] = differing(
    kept.filter(([one]) => one !== position),
    told,
  );
  expect(more).toEqual([]);
  expect(block?.from).toBeLessThanOrEqual(position);
  expect(block?.to).toBeGreaterThanOrEqual(position);
});

describe('at night', () => {
  it('an endpoint is told once, signed, by the clock of its country', async () => {
    await happens(3);
    await pipeline.run();
    exchange.clock.now = new Date('2099-03-02T18:30:00.000Z'); // half past one in Bangkok
    await exchange.database.query('INSERT INTO exchange.reconciliation VALUES ($1, $2, NULL, now())', [
      endpoint,
      '2099-03-02',
    ]);
    expect(await exchange.nightly.run()).toBe(0);
    exchange.clock.forward(HOUR);
    expect(await Promise.all([exchange.nightly.run(), exchange.nightly.run()])).toContain(1);
    expect(await exchange.nightly.run()).toBe(0);
    exchange.clock.now = new Date();
    await exchange.database.query('UPDATE exchange.delivery SET next_at = $1', [exchange.clock.now]);
    await pipeline.run();
    const [told, ...more] = nightly();
    expect(more).toEqual([]);
    expect(told).toMatchObject({ endpoint, count: 3 });
    expect(digestOf(received(), told as Digests, [])).toMatchObject({ digest: told?.digest });
    const { nodes } = await exchange.deliveries.ofEndpoint(thailand, endpoint, {});
    expect(nodes).toHaveLength(3);
  });

  it('that was missed is made up for, once, however long nobody was there', async () => {
    await happens(1);
    await pipeline.run();
    exchange.clock.forward(DAY);
    expect(await exchange.nightly.run()).toBe(1);
    exchange.clock.forward(3 * DAY);
    expect(await exchange.nightly.run()).toBe(1);
    expect(await exchange.nightly.run()).toBe(0);
  });

  it('nothing is told to who got nothing, is disabled, or came today', async () => {
    expect(await exchange.nightly.run()).toBe(0);
    await happens(1);
    await pipeline.run();
    exchange.clock.forward(DAY);
    await exchange.database.query("UPDATE exchange.endpoint SET state = 'DISABLED'");
    expect(await exchange.nightly.run()).toBe(0);
    await exchange.database.query("UPDATE exchange.endpoint SET state = 'ENABLED', created_at = $1", [
      exchange.clock.now,
    ]);
    expect(await exchange.nightly.run()).toBe(0);
    exchange.clock.forward(DAY);
    expect(await exchange.nightly.run()).toBe(1);
  });
});
