import { describe, expect, it } from '@jest/globals';
import { subgraphContext } from '#graphql';
import type { Receiver } from '#testing';
import { delivering } from '../delivering.fixture.js';
import { aChange, publisher, type Exchange } from '../exchange.fixture.js';
import type { DeliveryPipeline } from './pipeline.js';
import { RecentAttempts } from './recent-attempts.js';

const owner = publisher('TH-MOPH');
let exchange: Exchange;
let receiver: Receiver;
let pipeline: DeliveryPipeline;

delivering((parts) => ({ exchange, receiver, pipeline } = parts));

const endpointOn = async (path: string): Promise<string> => {
  const { endpoint } = await exchange.endpoints.create(owner, { url: `${receiver.url}${path}` });
  await exchange.subscriptions.create(owner, { name: path, endpoint: endpoint.id });
  return endpoint.id;
};
const contextOf = (actor = owner) => subgraphContext({ actor, requestId: 'test', languages: ['en'] });

describe('how endpoints did of late', () => {
  it('is told of all of them by two statements, each with its own attempts, the newest last', async () => {
    const [good, bad] = [await endpointOn('/good'), await endpointOn('/bad')];
    receiver.answer = ({ path }) => ({ status: path === '/bad' ? 500 : 204 });
    await exchange.append(aChange());
    await pipeline.run();
    const reader = new RecentAttempts(exchange.database);
    const sent: string[] = [];
    const query = exchange.database.query.bind(exchange.database);
    exchange.database.query = (sql: string, parameters?: unknown[]) => {
      sent.push(sql);
      return query(sql, parameters);
    };
    const context = contextOf();
    const [ofGood, ofBad, ofNone] = await Promise.all(
      [good, bad, '00000000-0000-4000-8000-000000000000'].map((id) => reader.load(context, id)),
    );
    exchange.database.query = query;
    expect(sent).toHaveLength(2);
    expect(ofGood?.attempts).toMatchObject([{ number: 1, status: 204, error: null }]);
    expect(ofGood?.lastDeliveredAt).toEqual(ofGood?.attempts[0]?.at);
    expect(ofBad?.attempts).toMatchObject([{ number: 1, status: 500, error: 'answered 500' }]);
    expect(ofBad?.lastDeliveredAt).toBeNull();
    expect(ofNone).toEqual({ attempts: [], lastDeliveredAt: null });

    receiver.answer = () => ({ status: 204 });
    exchange.clock.forward(7000);
    await pipeline.run();
    const later = await reader.load(contextOf(), bad);
    expect(later.attempts.map(({ status }) => status)).toEqual([500, 204]);
    expect(later.lastDeliveredAt).toEqual(later.attempts[1]?.at);
  });

  it('is told to nobody else', async () => {
    const id = await endpointOn('/own');
    receiver.answer = () => ({ status: 204 });
    await exchange.append(aChange());
    await pipeline.run();
    const reader = new RecentAttempts(exchange.database);
    expect((await reader.load(contextOf(), id)).attempts).toHaveLength(1);
    expect(await reader.load(contextOf(publisher('PH-DOH')), id)).toEqual({ attempts: [], lastDeliveredAt: null });
  });
});
