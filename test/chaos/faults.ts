import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './random.js';
import type { Stage } from './stage.js';
import { stuffQueue } from './stuffing.js';

export interface Fault {
  name: string;
  needsRedis?: boolean;
  /**
   * Breaks something and mends it again.
   *
   * @param amiss told what a process did that it should not, even when nothing was lost by it
   */
  strike(stage: Stage, chance: Chance, amiss: (what: string) => void): Promise<void>;
}

const killed = (...names: string[]): Fault => ({
  name: `kill -9 ${names.join(' and ')}`,
  strike: async ({ network }, chance) => {
    const downMs = chance.between(0, 3000);
    await Promise.all(names.map((name) => network.kill(name)));
    await sleep(downMs);
    await Promise.all(names.map((name) => network.start(name)));
  },
});

/** Ctrl-C, and what an orchestrator sends: the process ends by itself, in time and well. */
const ended = (signal: 'SIGINT' | 'SIGTERM', ...names: string[]): Fault => ({
  name: `${signal} to ${names.join(' and ')}`,
  strike: async ({ network }, chance, amiss) => {
    const downMs = chance.between(0, 2000);
    const ends = await Promise.all(
      names.map(async (name) => ({ name, ran: network.runs(name), ...(await network.terminate(name, signal)) })),
    );
    for (const { name, ran, code, signal: by, ms } of ends)
      if (ran && code !== 0) amiss(`${name} ended by ${signal} with ${code ?? by} after ${ms} ms`);
    await sleep(downMs);
    await Promise.all(names.map((name) => network.start(name)));
  },
});

/** Stopped and continued: to it, the clock has jumped. */
const stopped = (name: string): Fault => ({
  name: `stop ${name} for seconds`,
  strike: async ({ network }, chance) => {
    const stoppedMs = chance.between(1000, 8000);
    network.signal(name, 'SIGSTOP');
    await sleep(stoppedMs);
    network.signal(name, 'SIGCONT');
  },
});

export const FAULTS: readonly Fault[] = [
  killed('worker'),
  killed('worker-2'),
  killed('worker', 'worker-2'),
  killed('gateway'),
  killed('exchange'),
  killed('library'),
  killed('registry'),
  ended('SIGTERM', 'worker'),
  ended('SIGINT', 'worker-2'),
  ended('SIGTERM', 'worker', 'worker-2'),
  ended('SIGINT', 'exchange'),
  ended('SIGTERM', 'library'),
  ended('SIGINT', 'gateway'),
  stopped('worker'),
  stopped('worker-2'),
  stopped('exchange'),
  stopped('library'),
  stopped('gateway'),
  {
    name: 'kill -9 PostgreSQL',
    strike: async (stage, chance) => {
      const downMs = chance.between(0, 4000);
      await stage.killPostgres();
      await sleep(downMs);
      await stage.startPostgres();
    },
  },
  {
    name: 'kill -9 Redis',
    needsRedis: true,
    strike: async ({ redis }, chance) => {
      const downMs = chance.between(0, 4000);
      await redis?.kill();
      await sleep(downMs);
      await redis?.restart();
    },
  },
  { name: 'FLUSHALL', needsRedis: true, strike: async ({ redis }) => redis?.flushAll() },
  {
    name: 'Redis does not answer for seconds',
    needsRedis: true,
    strike: async (stage, chance) => {
      const ms = chance.between(1000, 5000);
      await stage.tellRedis(`CLIENT PAUSE ${ms} ALL`);
      await sleep(ms);
    },
  },
  {
    name: 'a queue full of wake-ups',
    needsRedis: true,
    strike: async ({ redis }, chance) => {
      if (redis) await stuffQueue(redis.url, chance.between(2000, 8000));
    },
  },
  {
    name: 'Redis is full',
    needsRedis: true,
    strike: async (stage, chance) => {
      const fullMs = chance.between(1000, 5000);
      await stage.tellRedis('CONFIG SET maxmemory 1');
      await sleep(fullMs);
      await stage.tellRedis('CONFIG SET maxmemory 0');
    },
  },
];

/** None at all, to compare with. */
export const CALM: Fault = { name: 'none', strike: async () => undefined };
