import { startChild, type Child } from '../child.js';
import { machine, measurement, median, quantile, round } from '../measurement.js';
import type { BenchOptions } from '../options.js';
import { startPostgres } from '../postgres.js';
import type { Report } from '../report.js';
import type { SubscribersInput } from './exchange.process.js';
import { openPublications, type Publications } from './publication.js';
import { startWorkers } from './scene.js';

/** Of all endpoints, those that hang and those that refuse. */
const SICK = 0.05;
const WARM_UPS = 4;
const PER_PARTICIPANT = 20;

/**
 * What the healthy have to suffer from the sick: when 99 of 100 have their webhook, with one endpoint in twenty that takes
 * it and never answers and one in twenty that is not there, beside the same healthy endpoints alone.
 */
export async function failing(report: Report, options: BenchOptions): Promise<void> {
  const [endpoints = 5000] = options.endpoints ?? [];
  const rounds = options.rounds ?? 5;
  const each = Math.round(endpoints * SICK);
  const healthy = endpoints - 2 * each;
  const conditions = { ...machine(), endpoints, hanging: each, refusing: each, rounds, queue: 'postgres' };
  const postgres = await startPostgres();
  const receiver = startChild(new URL('../receiver.process.js', import.meta.url));
  const sick = startChild(new URL('./sick.process.js', import.meta.url));
  const receiverUrl = await receiver.ask<string>('start');
  const addresses = await sick.ask<{ hanging: string; refusing: string }>('start');
  const [exchange] = await startWorkers(options.workers ?? 1, { databaseUrl: postgres.url, queueUrl: postgres.url });
  const make = async (url: string, from: number, to: number): Promise<void> => {
    report.progress(`making ${to - from} endpoints at ${url}`);
    await exchange?.ask('subscribe', { receiver: url, from, to, each: PER_PARTICIPANT } satisfies SubscribersInput);
  };
  await make(receiverUrl, 0, healthy);
  const publications = await openPublications(postgres.url);
  const alone = await measured(receiver, publications, healthy, rounds, report);
  await make(addresses.hanging, healthy, healthy + each);
  await make(addresses.refusing, healthy + each, endpoints);
  await sick.ask('fall');
  const besides = await measured(receiver, publications, healthy, rounds, report);
  for (const [name, at] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const of = (times: readonly number[][]): number => median(times.map((one) => quantile(one, at)));
    report.add(
      measurement({
        bench: 'fanout',
        variant: `${healthy} healthy endpoints, ${each} hang and ${each} refuse, ${name}`,
        better: 'less',
        ours: of(besides),
        against: { floor: of(alone) },
        unit: 'ms from commit to the webhook; floor: the healthy alone',
        conditions: { ...conditions, postgres: postgres.version, durable: true },
      }),
    );
  }
}

/** By round, when each of the healthy had its webhook, in milliseconds since the commit. */
async function measured(
  receiver: Child,
  publications: Publications,
  healthy: number,
  rounds: number,
  report: Report,
): Promise<number[][]> {
  const results: number[][] = [];
  for (let n = -WARM_UPS; n < rounds; n += 1) {
    await receiver.ask('forget');
    const committed = await publications.publish();
    await receiver.ask('arrived', healthy);
    const times = (await receiver.ask<number[]>('times')).map((at) => at - committed);
    await publications.delivered(healthy);
    if (n === -WARM_UPS) await publications.analyze();
    if (n < 0) continue;
    results.push(times);
    report.progress(`p50 ${round(quantile(times, 0.5))} ms, p99 ${round(quantile(times, 0.99))} ms`);
  }
  return results;
}
