import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './random.js';
import type { Stage } from './stage.js';

export interface Fault {
  name: string;
  needsRedis?: boolean;
  /** breaks something and mends it again */
  strike(stage: Stage, chance: Chance): Promise<void>;
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
  stopped('worker'),
  stopped('worker-2'),
  stopped('exchange'),
  stopped('library'),
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
