import { setTimeout as pause } from 'node:timers/promises';
import { startChild, type Child } from '../child.js';
import { now } from '../clock.js';
import { machine, measurement, quantile, type Conditions } from '../measurement.js';
import type { BenchOptions } from '../options.js';
import { ownFolder, postgresVersion } from '../postgres.js';
import type { Arrived } from '../receiver.process.js';
import type { Report } from '../report.js';
import { openFloor } from './floor.js';
import type { NodeAddress } from './node.process.js';
import { openPublisher } from './publisher.js';

/** What was finished is written down meanwhile: each publication finds an idle system. */
const PAUSE_MS = 40;
const WARM_UP = 20;

/** From the answer to `publishLaw` to the first webhook, beside a commit followed by a POST. */
export async function publishLatency(report: Report, options: BenchOptions): Promise<void> {
  const publications = options.publications ?? 200;
  const measured: Conditions = { ...machine(), publications };

  report.progress('starting a node with the demonstration set');
  const child = startChild(new URL('./node.process.js', import.meta.url));
  const node = await child.ask<NodeAddress>('start', ownFolder());
  const receiver = startChild(new URL('../receiver.process.js', import.meta.url));
  const receiverUrl = await receiver.ask<string>('start');
  const publisher = await openPublisher(node, receiverUrl);
  const floor = await openFloor(node.databaseUrl, receiverUrl);

  const answered: number[] = [];
  const whole: number[] = [];
  const floors: number[] = [];
  for (let n = -WARM_UP; n < publications; n += 1) {
    const asked = now();
    const ours = await firstWebhook(receiver, () => publisher.publish());
    const least = await firstWebhook(receiver, () => floor.commitAndPost());
    if (n < 0) continue;
    answered.push(ours.at - ours.done);
    whole.push(ours.at - asked);
    floors.push(least.at - least.began);
    if ((n + 1) % 50 === 0) report.progress(`${n + 1} of ${publications}`);
  }

  const conditions = {
    ...measured,
    postgres: await postgresVersion(node.databaseUrl),
    durable: true,
    queue: 'postgres',
  };
  await floor.close();
  for (const [part, at] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    for (const [variant, times] of [
      ['answered to received', answered],
      ['asked to received', whole],
    ] as const) {
      report.add(
        measurement({
          bench: 'publish-latency',
          variant: `${variant}, ${part}`,
          ours: quantile(times, at),
          against: { floor: quantile(floors, at) },
          unit: 'ms',
          better: 'less',
          conditions,
        }),
      );
    }
  }
  await child.ask('close');
}

/** When the deed began and was done, and when the receiver had its first webhook. */
async function firstWebhook(
  receiver: Child,
  deed: () => Promise<number>,
): Promise<{ began: number; done: number; at: number }> {
  await receiver.ask('forget');
  const began = now();
  const done = await deed();
  await receiver.ask('arrived', 1);
  const { firstAt, requests } = await receiver.ask<Arrived>('tell');
  if (requests !== 1) throw new Error(`One publication brought ${requests} webhooks.`);
  await pause(PAUSE_MS);
  return { began, done, at: firstAt };
}
