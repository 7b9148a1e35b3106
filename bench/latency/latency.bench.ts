import { setTimeout as pause } from 'node:timers/promises';
import { startChild, type Child } from '../child.js';
import { now } from '../clock.js';
import { machine, measurement, quantile, type Conditions } from '../measurement.js';
import type { NodeAddress } from '../node.process.js';
import type { BenchOptions } from '../options.js';
import { ownFolder, postgresVersion } from '../postgres.js';
import type { Arrived } from '../receiver.process.js';
import type { Report } from '../report.js';
import { untilStill } from '../still.js';
import { openFloor } from './floor.js';
import { openFollowers } from './followers.js';
import { openPublisher } from './publisher.js';

/** What was finished is written down meanwhile: each publication finds an idle system. */
const PAUSE_MS = 40;
const WARM_UP = 20;

/**
 * From the answer to `publishLaw` to the first webhook, to the subscription over a socket, and to the feed; beside a commit
 * followed by a POST. Who asks for the feed without a pause disturbs the others, so that is measured in turns with them.
 */
export async function latency(report: Report, options: BenchOptions): Promise<void> {
  const publications = options.publications ?? 200;
  const measured: Conditions = { ...machine(), publications };

  report.progress('starting a node with the demonstration set');
  const child = startChild(new URL('../node.process.js', import.meta.url));
  const node = await child.ask<NodeAddress>('start', ownFolder());
  await untilStill(node.url, report);
  const receiver = startChild(new URL('../receiver.process.js', import.meta.url));
  const receiverUrl = await receiver.ask<string>('start');
  const publisher = await openPublisher(node, receiverUrl);
  const followers = await openFollowers(node);
  const floor = await openFloor(node.databaseUrl, receiverUrl);

  const times = { webhook: [] as number[], asked: [] as number[], socket: [] as number[], feed: [] as number[] };
  const floors: number[] = [];
  for (let n = -WARM_UP; n < publications; n += 1) {
    const asked = now();
    const heard = followers.heard();
    const ours = await firstWebhook(receiver, () => publisher.publish());
    const heardAt = await heard;
    const least = await firstWebhook(receiver, () => floor.commitAndPost());
    const [inFeed] = await Promise.all([shownInFeed(receiver, followers, publisher), followers.heard()]);
    if (n < 0) continue;
    times.webhook.push(ours.at - ours.done);
    times.asked.push(ours.at - asked);
    times.socket.push(heardAt - ours.done);
    times.feed.push(inFeed);
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
  await followers.close();
  const variants = [
    ['answered to webhook', times.webhook],
    ['answered to websocket', times.socket],
    ['answered to feed', times.feed],
    ['asked to webhook', times.asked],
  ] as const;
  const parts = [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const;
  for (const [variant, each] of variants)
    for (const [part, at] of parts)
      report.add(
        measurement({
          bench: 'latency',
          variant: `${variant}, ${part}`,
          ours: quantile(each, at),
          against: { floor: quantile(floors, at) },
          unit: 'ms',
          better: 'less',
          conditions,
        }),
      );
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

/** Milliseconds from the answer; the webhook of the same publication is waited for, so that it meets nobody else. */
async function shownInFeed(
  receiver: Child,
  followers: Awaited<ReturnType<typeof openFollowers>>,
  publisher: Awaited<ReturnType<typeof openPublisher>>,
): Promise<number> {
  await receiver.ask('forget');
  const shown = followers.shown();
  const answered = await publisher.publish();
  const at = await shown;
  await receiver.ask('arrived', 1);
  await pause(PAUSE_MS);
  return at - answered;
}
