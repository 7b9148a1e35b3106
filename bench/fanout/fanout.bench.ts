import { spawnSync } from 'node:child_process';
import { startRedis } from '#testing';
import { startChild } from '../child.js';
import { machine, measurement, median, round, type Conditions } from '../measurement.js';
import type { BenchOptions, FanoutQueue } from '../options.js';
import { startPostgres } from '../postgres.js';
import type { Report } from '../report.js';
import { atEnd } from '../started.js';
import type { SubscribersInput } from './exchange.process.js';
import { failing } from './failing.js';
import { phaseTable, profileOf } from './phases.js';
import { openPostgresWork } from './postgres-work.js';
import { openPublications } from './publication.js';
import { once, startFloor, startWorkers, type Cost, type Round, type Scene } from './scene.js';

/** A worker runs for weeks: what counts is the fan-out of a process whose code is compiled. The first one is told apart. */
const WARM_UPS = 4;
const PER_PARTICIPANT = 20;

/** One publication to thousands of webhook endpoints, beside a loop that only signs and posts. */
export async function fanout(report: Report, options: BenchOptions): Promise<void> {
  if (options.failing) return failing(report, options);
  const sizes = (options.endpoints ?? [5000]).toSorted((a, b) => a - b);
  const rounds = options.rounds ?? 5;
  const workers = options.workers ?? 1;
  const measured = machine();
  const postgres = await startPostgres(options.phases ? { shared_preload_libraries: 'pg_stat_statements' } : {});
  const receiver = startChild(new URL('../receiver.process.js', import.meta.url));
  const receiverUrl = await receiver.ask<string>('start');
  const queues = await queuesFor(options.queue, postgres.url, report);
  let made = 0;

  for (const endpoints of sizes)
    for (const [queue, queueUrl] of queues) {
      const running = await startWorkers(workers, { databaseUrl: postgres.url, queueUrl });
      if (made < endpoints) {
        report.progress(`making ${endpoints - made} endpoints, ${PER_PARTICIPANT} of each participant`);
        const subscribers: SubscribersInput = {
          receiver: receiverUrl,
          from: made,
          to: endpoints,
          each: PER_PARTICIPANT,
        };
        await running[0]?.ask('subscribe', subscribers);
        made = endpoints;
      }
      const floor = startFloor();
      const publications = await openPublications(postgres.url);
      const scene: Scene = {
        endpoints,
        workers: running,
        receiver,
        floor,
        receiverUrl,
        publications,
        postmaster: postgres.pid,
        ...(options.phases ? { work: await openPostgresWork(postgres.url) } : {}),
      };
      const about = `${endpoints} endpoints, queue on ${queue}${workers > 1 ? `, ${workers} workers` : ''}`;
      report.progress(`${about}: warming up`);
      const first = await once(scene);
      await publications.analyze();
      for (let n = 1; n < WARM_UPS; n += 1) await once(scene);
      const conditions: Conditions = { ...measured, endpoints, workers, rounds, queue };
      tell(
        report,
        about,
        { ...conditions, postgres: postgres.version, durable: true, firstFanoutSeconds: round(first.ours.seconds) },
        await alternate(report, scene, rounds),
      );
      for (const child of [...running, floor]) await child.stop();
    }
}

function tell(report: Report, variant: string, given: Conditions, results: readonly Round[]): void {
  const all = (of: 'ours' | 'floor', figure: keyof Cost): number[] => results.map((result) => result[of][figure]);
  const conditions = {
    ...given,
    oursSeconds: all('ours', 'seconds').map(round),
    floorSeconds: all('floor', 'seconds').map(round),
    firstWebhookSeconds: round(median(results.map(({ firstAfter }) => firstAfter))),
  };
  const units: Record<keyof Cost, string> = {
    seconds: 's from commit to the last 2xx',
    cpu: "µs of the sender's CPU per delivery",
    cpuOfAll: 'µs of CPU per delivery, PostgreSQL and receiver included',
  };
  for (const figure of ['seconds', 'cpu', 'cpuOfAll'] as const) {
    const [ours, floor] = [median(all('ours', figure)), median(all('floor', figure))];
    if (Number.isNaN(ours)) continue;
    report.add(
      measurement({
        bench: 'fanout',
        variant,
        better: 'less',
        conditions,
        ours,
        against: { floor },
        unit: units[figure],
      }),
    );
  }
  const courses = results.flatMap(({ course }) => (course ? [course] : []));
  if (courses.length === 0) return;
  const profile = profileOf(courses, Number(given['endpoints']));
  report.tell({ bench: 'fanout', variant, profile }, `${variant}\n${phaseTable(profile)}`);
}

async function queuesFor(
  asked: FanoutQueue | undefined,
  databaseUrl: string,
  report: Report,
): Promise<[queue: FanoutQueue, url: string][]> {
  const onPostgres: [FanoutQueue, string] = ['postgres', databaseUrl];
  if (asked === 'postgres') return [onPostgres];
  process.env['TEST_REDIS_SERVER'] ??= spawnSync('sh', ['-c', 'command -v redis-server'], {
    encoding: 'utf8',
  }).stdout.trim();
  const redis = await startRedis();
  if (!redis) {
    if (asked === 'redis') throw new Error('redis-server is not installed');
    report.progress('redis-server is not installed: the variant on Redis is left out');
    return [onPostgres];
  }
  atEnd(() => redis.stop());
  const onRedis: [FanoutQueue, string] = ['redis', redis.url];
  return asked === 'redis' ? [onRedis] : [onPostgres, onRedis];
}

async function alternate(report: Report, scene: Scene, rounds: number): Promise<Round[]> {
  const results: Round[] = [];
  for (let n = 1; n <= rounds; n += 1) {
    const result = await once(scene);
    results.push(result);
    const told = ({ seconds, cpu, cpuOfAll }: Cost): string =>
      `${seconds.toFixed(3)} s, ${cpu.toFixed(0)} µs, all ${cpuOfAll.toFixed(0)} µs`;
    report.progress(`round ${n} of ${rounds}: ours ${told(result.ours)}; floor ${told(result.floor)}`);
  }
  return results;
}
