import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { Queue } from 'bullmq';
import { z } from 'zod';
import { drainDeliveries, type JobDefinition } from '#contracts';
import { execution, metrics } from '#platform';
import { waitFor } from '#testing';
import { describeOver } from '../test/describe-over.js';
import { idleHandlers, startProcess, type TestProcess } from '../test/processes.js';
import { QUEUE_KINDS, QUEUES, type TestQueue } from '../test/queues.js';

import type { Jobs } from './jobs.js';
import { openQueueBackend } from './open-queue-backend.js';

let serial = 0;
/** A job of the test's own, so that tests do not hear each other. */
const aJob = (): JobDefinition<{ n: number }> => ({
  name: `test.job-${++serial}`,
  payload: z.object({ n: z.number() }),
});

for (const kind of QUEUE_KINDS) {
  describeOver(kind, 'jobs', () => {
    let queue: TestQueue;
    const processes: TestProcess[] = [];
    const start = async (register?: (jobs: Jobs) => void, grace = 5000): Promise<TestProcess> => {
      const environment = queue.environment({ SHUTDOWN_GRACE_MS: String(grace) });
      const started = await startProcess(environment, register !== undefined, (jobs) => {
        if (register) idleHandlers(jobs);
        register?.(jobs);
      });
      processes.push(started);
      return started;
    };
    const count = async (job: string, outcome: string): Promise<number> => {
      const found = (await metrics.getSingleMetric('comity_jobs_total')?.get())?.values ?? [];
      return found.find(({ labels }) => labels['job'] === job && labels['outcome'] === outcome)?.value ?? 0;
    };

    beforeAll(async () => {
      queue = await QUEUES[kind]();
    });
    afterEach(async () => {
      for (const started of processes.splice(0)) await started.close();
    });
    afterAll(() => queue.stop());

    it('are run with their payload in a process that runs jobs, woken from one that does not', async () => {
      const job = aJob();
      const seen: unknown[] = [];
      await start((jobs) =>
        jobs.handle(job, async (payload, { jobId }) => void seen.push(payload, jobId, execution.current().jobId)),
      );
      const other = await start();
      other.jobs.wake(job, { n: 7 });
      await waitFor('the job', () => seen.length > 0);
      expect(seen).toEqual([{ n: 7 }, expect.stringContaining(job.name), seen[1]]);
      expect(await count(job.name, 'completed')).toBe(1);
    });

    it('do not let a process start that has no handler for one of them', async () => {
      await expect(startProcess(queue.environment(), true)).rejects.toThrow(`no handler for ${drainDeliveries.name}`);
    });

    it('have one handler', async () => {
      await expect(
        startProcess(queue.environment(), true, (jobs) => [idleHandlers(jobs), idleHandlers(jobs)]),
      ).rejects.toThrow(`two handlers for ${drainDeliveries.name}`);
    });

    it('are coalesced by key while one waits, never with one that is running', async () => {
      const job = aJob();
      const release: (() => void)[] = [];
      const { jobs } = await start((own) => own.handle(job, () => new Promise((resolve) => release.push(resolve))));
      jobs.wake(job, { n: 1 }, { key: 'all' });
      await waitFor('the first to run', () => release.length === 1);
      for (let n = 0; n < 20; n += 1) jobs.wake(job, { n }, { key: 'all' });
      jobs.wake(job, { n: 99 }, { key: 'other' });
      const backend = await openQueueBackend(queue.environment().QUEUE_URL ?? queue.database.url);
      const waiting = backend.queue(job.name);
      await waitFor('the others to wait', async () => (await waiting.getWaitingCount()) >= 2);
      expect(await waiting.getWaitingCount()).toBe(2);
      await waiting.close();
      await backend.close();
      for (let n = 1; n <= 3; n += 1) {
        await waitFor(`run ${n}`, () => release.length === n);
        release[n - 1]?.();
      }
      await waitFor('all to be done', async () => (await count(job.name, 'completed')) === 3);
      expect(release).toHaveLength(3);
    });

    it('start beside a running one of the same key where concurrency allows', async () => {
      const job = aJob();
      const release: (() => void)[] = [];
      const { jobs } = await start((own) =>
        own.handle(job, () => new Promise((resolve) => release.push(resolve)), { concurrency: 2 }),
      );
      jobs.wake(job, { n: 1 }, { key: 'all' });
      await waitFor('the first to run', () => release.length === 1);
      jobs.wake(job, { n: 2 }, { key: 'all' });
      await waitFor('the second to run beside it', () => release.length === 2);
      for (const go of release) go();
    });

    it('wait for their delay, which holds up no immediate one of the same key', async () => {
      const job = aJob();
      const ran: { n: number; at: number }[] = [];
      const { jobs } = await start((own) => own.handle(job, async ({ n }) => void ran.push({ n, at: Date.now() })));
      const asked = Date.now();
      for (let n = 0; n < 5; n += 1) jobs.wake(job, { n: 100 }, { key: 'all', delayMs: 2000 });
      jobs.wake(job, { n: 1 }, { key: 'all' });
      await waitFor('both', () => ran.length >= 2);
      expect(ran.map(({ n }) => n)).toEqual([1, 100]);
      expect((ran[1]?.at ?? 0) - asked).toBeGreaterThanOrEqual(2000);
    });

    it('come back once per interval over all processes, also after the queue lost everything', async () => {
      const job = aJob();
      const ran: number[] = [];
      const register = (jobs: Jobs): void => {
        jobs.handle(job, async () => void ran.push(Date.now()));
        jobs.every(job, { n: 1 }, 400);
      };
      await Promise.all([start(register), start(register)]);
      await waitFor('six runs', () => ran.length >= 6);
      const span = (ran[5] ?? 0) - (ran[1] ?? 0);
      expect(span).toBeGreaterThan(1200);
      expect(span).toBeLessThan(4000);

      if (queue.redis) await queue.redis.flushAll();
      else await loseEverything();
      const lostAt = Date.now();
      await waitFor('runs after the loss', () => ran.filter((at) => at > lostAt + 500).length >= 3, {
        timeoutMs: 15_000,
      });
    });

    const loseEverything = async (): Promise<void> => {
      const database = await queue.database.of({ name: 'bullmq', entities: [], migrations: [] });
      await database.query('TRUNCATE bullmq.job, bullmq.scheduler, bullmq.dedup, bullmq.dedup_next CASCADE');
    };

    it('with a wrong payload are neither sent nor run, and nobody throws', async () => {
      const job = aJob();
      const ran: unknown[] = [];
      const { jobs } = await start((own) => own.handle(job, async (payload) => void ran.push(payload)));
      expect(() => jobs.wake(job, { n: 'one' } as never)).not.toThrow();
      const backend = await openQueueBackend(queue.environment().QUEUE_URL ?? queue.database.url);
      const raw: Queue = backend.queue(job.name);
      await waitFor('a connection', () => backend.reachable);
      await raw.add(job.name, { n: 'from another version' });
      await waitFor('it to be counted', async () => (await count(job.name, 'invalid')) === 1);
      jobs.wake(job, { n: 2 });
      await waitFor('the good one', () => ran.length > 0);
      expect(ran).toEqual([{ n: 2 }]);
      await raw.close();
      await backend.close();
    });

    it('that fail are counted, not repeated, and hold up nothing', async () => {
      const job = aJob();
      const ran: number[] = [];
      const { jobs } = await start((own) =>
        own.handle(job, async ({ n }) => {
          ran.push(n);
          if (n === 1) throw new Error('broken');
        }),
      );
      jobs.wake(job, { n: 1 });
      await waitFor('the failure', async () => (await count(job.name, 'failed')) === 1);
      jobs.wake(job, { n: 2 });
      await waitFor('the next', async () => (await count(job.name, 'completed')) === 1);
      expect(ran).toEqual([1, 2]);
    });

    it('in hand are finished when the process stops, and no more are begun', async () => {
      const job = aJob();
      const finished: number[] = [];
      let begun = 0;
      let finish: () => void = () => undefined;
      const stopping = await start((own) =>
        own.handle(job, async ({ n }) => {
          begun += 1;
          await new Promise<void>((resolve) => (finish = resolve));
          finished.push(n);
        }),
      );
      stopping.jobs.wake(job, { n: 1 });
      await waitFor('it to begin', () => begun === 1);
      stopping.jobs.wake(job, { n: 2 });
      const closed = stopping.close();
      setTimeout(() => finish(), 300);
      await closed;
      expect(finished).toEqual([1]);
      expect(begun).toBe(1);
    });

    it('in hand are told to give up when the grace time is over', async () => {
      const job = aJob();
      let begun = false;
      let reason: unknown;
      const stopping = await start(
        (own) =>
          own.handle(job, async (_, { signal }) => {
            begun = true;
            await new Promise((resolve) => signal.addEventListener('abort', resolve));
            reason = signal.reason;
          }),
        200,
      );
      stopping.jobs.wake(job, { n: 1 });
      await waitFor('it to begin', () => begun);
      const since = Date.now();
      await stopping.close();
      expect(Date.now() - since).toBeLessThan(2000);
      expect(reason).toEqual(new Error('the process is stopping'));
    });

    it('need a queue that answers for the process to be ready', async () => {
      const { readiness } = await start();
      expect(
        await waitFor('readiness', async () => {
          const asked = await readiness.ask();
          return asked.ok && asked;
        }),
      ).toEqual({
        ok: true,
        checks: { queue: { ok: true, detail: kind } },
      });
    });

    it('are ready for many processes that start at once on an empty queue', async () => {
      const fresh = await QUEUES[kind]();
      const job = aJob();
      let ran = 0;
      const started = await Promise.all(
        Array.from({ length: 3 }, () =>
          startProcess(fresh.environment(), true, (jobs) => {
            idleHandlers(jobs);
            jobs.handle(job, async () => void (ran += 1));
          }),
        ),
      );
      for (const one of started) one.jobs.wake(job, { n: 1 });
      await waitFor('all three', () => ran === 3);
      for (const one of started) await one.close();
      await fresh.stop();
    });
  });
}
