import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { startReceiver, type Receiver } from '#testing';
import type { DeliveryPipeline } from './delivery/pipeline.js';
import { startExchange, type Exchange } from './exchange.fixture.js';

export interface Delivering {
  exchange: Exchange;
  receiver: Receiver;
  /** a process that delivers, of its own for each test */
  pipeline: DeliveryPipeline;
}

const EMPTIED = ['delivery', 'attempt', 'standing_subscription', 'endpoint'].map((table) => `exchange.${table}`);

/**
 * The exchange and a receiver for all tests of a file. Each test begins with a receiver that answers 204 and has seen nothing, a
 * process that has delivered nothing, and nobody who follows anything.
 *
 * @param take given the parts before the first test and before each
 * @param emptied tables besides, with their schema
 */
export function delivering(take: (parts: Delivering) => void, emptied: readonly string[] = []): void {
  let exchange: Exchange;
  let receiver: Receiver;
  let pipeline: DeliveryPipeline;
  const begin = (): void => {
    pipeline = exchange.pipeline();
    take({ exchange, receiver, pipeline });
  };
  beforeAll(async () => {
    exchange = await startExchange();
    receiver = await startReceiver();
    begin();
  });
  beforeEach(() => {
    begin();
    receiver.log.length = 0;
    receiver.echoes = true;
    receiver.answer = () => ({ status: 204 });
  });
  afterEach(async () => {
    await pipeline.stop(0);
    await exchange.database.query(`TRUNCATE ${[...EMPTIED, ...emptied].join(', ')} CASCADE`);
  });
  afterAll(async () => {
    await exchange.close();
    await receiver.close();
  });
}
