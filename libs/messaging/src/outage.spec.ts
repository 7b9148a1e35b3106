import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { z } from 'zod';
import type { JobDefinition } from '#contracts';
import { metrics } from '#platform';
import { waitFor } from '#testing';
import { describeOver } from '../test/describe-over.js';
import { idleHandlers, startProcess, type TestProcess } from '../test/processes.js';
import { QUEUES, type TestQueue } from '../test/queues.js';

const job: JobDefinition<{ n: number }> = { name: 'test.outage', payload: z.object({ n: z.number() }) };

let queue: TestQueue;
let ran: number[];
const processes: TestProcess[] = [];

const start = async (): Promise<TestProcess> => {
  const started = await startProcess(queue.environment({ SHUTDOWN_GRACE_MS: '500' }), true, (jobs) => {
    idleHandlers(jobs);
    jobs.handle(job, async ({ n }) => void ran.push(n));
  });
  processes.push(started);
  return started;
};
const ready = (one: TestProcess): Promise<boolean> => one.readiness.ask().then(({ ok }) => ok);

describeOver('redis', 'jobs through an outage', () => {
  beforeEach(async () => {
    ran = [];
    queue = await QUEUES.redis();
  });
  afterEach(async () => {
    for (const one of processes.splice(0)) await one.close();
    await queue.stop();
  });

  it('a wake returns at once while Redis is down, and arrives when it is back', async () => {
    const one = await start();
    one.jobs.wake(job, { n: 1 });
    await waitFor('the first', () => ran.includes(1));
    await queue.redis?.kill();
    const before = performance.now();
    for (let n = 0; n < 500; n += 1) one.jobs.wake(job, { n: 2 }, { key: 'coalesced' });
    one.jobs.wake(job, { n: 3 });
    expect(performance.now() - before).toBeLessThan(200);
    await waitFor('the process to say that it is not ready', async () => !(await ready(one)));
    await queue.redis?.restart();
    await waitFor('what waited', () => ran.includes(2) && ran.includes(3));
    expect(ran.filter((n) => n === 2)).toHaveLength(1);
    await waitFor('the process to be ready again', () => ready(one));
  });

  it('a process starts without Redis and works when it comes', async () => {
    await queue.redis?.kill();
    const one = await start();
    one.jobs.wake(job, { n: 1 });
    expect(await ready(one)).toBe(false);
    await queue.redis?.restart();
    await waitFor('the job', () => ran.includes(1));
  });

  it('keeps no more than a thousand wakes, and drops the oldest', async () => {
    const one = await start();
    await waitFor('Redis', () => ready(one));
    await queue.redis?.kill();
    await waitFor('the loss to be noticed', async () => !(await ready(one)));
    for (let n = 1; n <= 1200; n += 1) one.jobs.wake(job, { n });
    const dropped = async (): Promise<number | undefined> =>
      (await metrics.getSingleMetric('comity_wakes_dropped_total')?.get())?.values[0]?.value;
    await waitFor('the oldest to be dropped', async () => (await dropped()) === 200);
    await queue.redis?.restart();
    await waitFor('all that was kept', () => ran.length >= 1000);
    // The few that were on their way when Redis died came back to the buffer last.
    expect(ran.filter((n) => n > 300)).toHaveLength(900);
  });

  it('a process stops in time though Redis is down', async () => {
    const one = await start();
    await waitFor('Redis', () => ready(one));
    await queue.redis?.kill();
    one.jobs.wake(job, { n: 1 });
    const since = Date.now();
    await one.close();
    expect(Date.now() - since).toBeLessThan(2500);
  });

  it('workers go on after FLUSHALL', async () => {
    const one = await start();
    one.jobs.wake(job, { n: 1 });
    await waitFor('the first', () => ran.includes(1));
    await queue.redis?.flushAll();
    one.jobs.wake(job, { n: 2 });
    await waitFor('the second', () => ran.includes(2));
  });
});

describeOver('postgres', 'jobs through an outage', () => {
  beforeEach(async () => {
    ran = [];
    queue = await QUEUES.postgres();
  });
  afterEach(async () => {
    for (const one of processes.splice(0)) await one.close();
    await queue.stop();
  });

  it('go on after every connection was lost', async () => {
    const one = await start();
    one.jobs.wake(job, { n: 1 });
    await waitFor('the first', () => ran.includes(1));
    const admin = new Client({ connectionString: queue.database.url });
    await admin.connect();
    await admin.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await admin.end();
    one.jobs.wake(job, { n: 2 });
    await waitFor('the second', () => ran.includes(2));
    await waitFor('the process to be ready', () => ready(one));
  });
});
