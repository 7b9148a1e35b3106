import { spawnSync } from 'node:child_process';
import { startRedis } from '#testing';
import { startChild, type Child } from '../child.js';
import { machine, measurement, median, round, type Conditions } from '../measurement.js';
import type { BenchOptions } from '../options.js';
import { startPostgres } from '../postgres.js';
import type { Arrived } from '../receiver.process.js';
import type { Report } from '../report.js';
import { atEnd } from '../started.js';
import type { ExchangeInput, SubscribersInput } from './exchange.process.js';
import type { FloorInput } from './floor.process.js';
import { openPublications, type Publications } from './publication.js';

interface Scene {
  report: Report;
  endpoints: number;
  rounds: number;
  exchange: Child;
  receiver: Child;
  floor: Child;
  receiverUrl: string;
  publications: Publications;
}

/** A worker runs for weeks: what counts is the fan-out of a process whose code is compiled. The first one is told apart. */
const WARM_UPS = 4;

const at = (file: string): URL => new URL(file, import.meta.url);

/** One publication to thousands of endpoints, beside a loop that only signs and posts. */
export async function fanout(report: Report, options: BenchOptions): Promise<void> {
  const endpoints = options.endpoints ?? 5000;
  const participants = Math.min(250, endpoints);
  const rounds = options.rounds ?? 5;
  const measured: Conditions = { ...machine(), endpoints, participants, rounds };

  const postgres = await startPostgres();
  const receiver = startChild(at('../receiver.process.js'));
  const receiverUrl = await receiver.ask<string>('start');

  for (const [queue, queueUrl] of await queues(postgres.url, report)) {
    // Both fresh for each queue, so that neither has run longer than the other and had more of its code compiled.
    const exchange = startChild(at('./exchange.process.js'));
    const floor = startChild(at('./floor.process.js'));
    await exchange.ask('start', { databaseUrl: postgres.url, queueUrl } satisfies ExchangeInput);
    if (queue === 'postgres') {
      report.progress(`making ${endpoints} endpoints of ${participants} participants`);
      await exchange.ask('subscribe', { receiver: receiverUrl, endpoints, participants } satisfies SubscribersInput);
    }
    const publications = await openPublications(postgres.url);
    const scene: Scene = { report, endpoints, rounds, exchange, receiver, floor, receiverUrl, publications };
    report.progress(`queue on ${queue}: warming up`);
    const first = await once(scene);
    await publications.analyze();
    for (let n = 1; n < WARM_UPS; n += 1) await once(scene);
    tell(scene, { ...measured, postgres: postgres.version, durable: true, queue }, first, await alternate(scene));
    await exchange.stop();
    await floor.stop();
  }
}

function tell({ report }: Scene, given: Conditions, first: Round, results: readonly Round[]): void {
  const variant = `queue on ${String(given['queue'])}`;
  const seconds = (of: 'ours' | 'floor'): number[] => results.map((result) => result[of].seconds);
  const cpu = (of: 'ours' | 'floor'): number => median(results.map((result) => result[of].cpu));
  const conditions = {
    ...given,
    firstFanoutSeconds: round(first.ours.seconds),
    oursSeconds: seconds('ours').map(round),
    floorSeconds: seconds('floor').map(round),
    firstWebhookSeconds: round(median(results.map(({ firstAfter }) => firstAfter))),
  };
  const about = { bench: 'fanout', variant, better: 'less', conditions } as const;
  report.add(
    measurement({
      ...about,
      ours: median(seconds('ours')),
      against: { floor: median(seconds('floor')) },
      unit: 's from commit to the last 2xx',
    }),
  );
  report.add(
    measurement({
      ...about,
      ours: cpu('ours'),
      against: { floor: cpu('floor') },
      unit: "µs of the sender's CPU per delivery",
    }),
  );
}

async function queues(databaseUrl: string, report: Report): Promise<[queue: string, url: string][]> {
  process.env['TEST_REDIS_SERVER'] ??= spawnSync('sh', ['-c', 'command -v redis-server'], {
    encoding: 'utf8',
  }).stdout.trim();
  const redis = await startRedis();
  if (!redis) {
    report.progress('redis-server is not installed: the variant on Redis is left out');
    return [['postgres', databaseUrl]];
  }
  atEnd(() => redis.stop());
  return [
    ['postgres', databaseUrl],
    ['redis', redis.url],
  ];
}

/** Of one fan-out. */
interface Cost {
  /** from commit (or beginning) to the last 2xx */
  seconds: number;
  /** microseconds of CPU of the sending process per delivery */
  cpu: number;
}

interface Round {
  ours: Cost;
  /** seconds from commit to the first webhook: sequencing, matching, the first claim */
  firstAfter: number;
  floor: Cost;
}

async function alternate(scene: Scene): Promise<Round[]> {
  const results: Round[] = [];
  for (let n = 1; n <= scene.rounds; n += 1) {
    const result = await once(scene);
    results.push(result);
    const told = ({ seconds, cpu }: Cost): string => `${seconds.toFixed(2)} s, ${cpu.toFixed(0)} µs`;
    scene.report.progress(`round ${n} of ${scene.rounds}: ours ${told(result.ours)}; floor ${told(result.floor)}`);
  }
  return results;
}

/** One fan-out of ours, then one of the floor. */
async function once({ exchange, receiver, floor, endpoints, receiverUrl, publications }: Scene): Promise<Round> {
  await receiver.ask('forget');
  const oursBefore = await exchange.cpu();
  const committed = await publications.publish();
  const { firstAt, lastAt, body } = await witnessed(receiver, endpoints);
  const delivered = await publications.settled();
  if (delivered !== endpoints) throw new Error(`The database says ${delivered} were delivered, not ${endpoints}.`);
  await onceEach(receiver, endpoints);
  const ours = { seconds: (lastAt - committed) / 1000, cpu: ((await exchange.cpu()) - oursBefore) / endpoints };
  const firstAfter = (firstAt - committed) / 1000;

  await receiver.ask('forget');
  const floorBefore = await floor.cpu();
  const began = await floor.ask<number>('send', { url: receiverUrl, endpoints, body } satisfies FloorInput);
  const arrived = await witnessed(receiver, endpoints);
  return {
    ours,
    firstAfter,
    floor: { seconds: (arrived.lastAt - began) / 1000, cpu: ((await floor.cpu()) - floorBefore) / endpoints },
  };
}

async function witnessed(receiver: Child, endpoints: number): Promise<Arrived> {
  await receiver.ask('arrived', endpoints);
  return receiver.ask<Arrived>('tell');
}

/** Asked again when all is settled, so that one sent twice is seen. */
async function onceEach(receiver: Child, endpoints: number): Promise<void> {
  const { requests, distinctIds, distinctPaths } = await receiver.ask<Arrived>('tell');
  if (requests !== endpoints || distinctIds !== endpoints || distinctPaths !== endpoints)
    throw new Error(
      `${endpoints} endpoints got ${requests} webhooks, ${distinctIds} different ones, at ${distinctPaths} addresses.`,
    );
}
