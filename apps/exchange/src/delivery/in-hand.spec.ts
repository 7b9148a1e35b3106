import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startReceiver, type Receiver } from '#testing';
import { aChange, startExchange, type Exchange } from '../exchange.fixture.js';
import { claim, type Claimed } from './claim.js';
import { InHand, type Parcel } from './in-hand.js';

const ROOM = {
  perEndpoint: 5,
  perHost: 20,
  perSubscriber: 3,
  inFlight: 100,
  slowMs: 1000,
  inHand: 100,
  inHandAtAll: 100,
};

function parcel(n: number, subscriber: string): Parcel {
  const row = { id: String(n), endpointId: `endpoint ${n}`, host: `host ${n}`, subscriber } as Claimed;
  return { row, target: undefined, envelope: undefined, heldUntil: undefined };
}
const ids = (parcels: readonly Parcel[]): string[] => parcels.map(({ row }) => row.id);

describe('what a process has in hand', () => {
  it('is of one subscriber up to a share, also when all of its receivers hang, and of the others as before', () => {
    let now = 0;
    const hand = new InHand(ROOM, () => now);
    expect(ids(hand.take([1, 2, 3, 4, 5].map((n) => parcel(n, 'HANGS'))))).toEqual(['1', '2', '3']);
    now = 5000;
    expect(ids(hand.age())).toEqual([]);
    expect(hand.busySubscribers()).toEqual(['HANGS']);
    expect(ids(hand.take([parcel(6, 'IOM')]))).toEqual(['6']);
    expect(ids(hand.takeWhatFits([parcel(7, 'HANGS'), parcel(8, 'IOM')]).declined)).toEqual(['7']);
    expect(ids(hand.landed(parcel(1, 'HANGS').row))).toEqual(['4']);
    for (const n of [2, 3, 4, 5]) hand.landed(parcel(n, 'HANGS').row);
    expect(hand.busySubscribers()).toEqual([]);
  });
});

describe('a claim', () => {
  let exchange: Exchange;
  let receiver: Receiver;
  beforeAll(async () => {
    exchange = await startExchange();
    receiver = await startReceiver();
  });
  afterAll(async () => {
    await exchange.close();
    await receiver.close();
  });

  it('passes over subscribers who have their share, and goes on behind them', async () => {
    for (const owner of ['AAA', 'BBB', 'CCC']) await exchange.subscriber({ owner, url: `${receiver.url}/${owner}` });
    await exchange.append(aChange());
    const now = exchange.clock.now;
    const found = await claim(exchange.database, {
      now,
      leaseUntil: new Date(now.getTime() + 1000),
      leaseOwner: 'test',
      limit: 10,
      afterSubscriber: '',
      subscribers: 2,
      perEndpoint: 5,
      perHost: 20,
      busyEndpoints: [],
      busyHosts: [],
      busySubscribers: ['AAA', 'BBB'],
    });
    expect(found).toEqual({ rows: [], lastSubscriber: 'BBB' });
  });
});
