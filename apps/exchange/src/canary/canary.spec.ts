import { afterEach, describe, expect, it } from '@jest/globals';
import { metrics } from '#platform';
import { waitFor } from '#testing';
import { startExchangeService, type ExchangeService } from '../exchange.service.fixture.js';
import { CANARY_ENDPOINT } from './canary-endpoint.js';
import { lastCanary, sendNextCanary } from './canary.js';

let exchange: ExchangeService;
afterEach(() => exchange.close());

interface Ready {
  status: string;
  checks: Record<string, { ok: boolean; detail?: string }>;
}
const ready = async (): Promise<Ready> => (await (await fetch(`${exchange.url}/health/ready`)).json()) as Ready;
const rows = () =>
  exchange.database.query<{ state: string; attempt: number; created_at: Date }>(
    'SELECT state, attempt, created_at FROM exchange.delivery WHERE endpoint_id = $1 ORDER BY id',
    [CANARY_ENDPOINT],
  );

describe('the canary', () => {
  it('goes the way of every delivery, again and again, and leaves nothing in the log', async () => {
    exchange = await startExchangeService({ CANARY_SECONDS: '1' });
    const first = await waitFor('the first to arrive', () => lastCanary(exchange.database));
    await waitFor('the next to arrive', async () => {
      const last = await lastCanary(exchange.database);
      return last !== null && last.sentAt > first.sentAt;
    });
    expect((await rows()).length).toBeLessThanOrEqual(2);
    const [log] = await exchange.database.query(
      `SELECT (SELECT position::int FROM exchange.log_head) AS head, (SELECT count(*)::int FROM exchange.change) AS changes,
         (SELECT count(*)::int FROM exchange.endpoint) AS endpoints, (SELECT count(*)::int FROM exchange.own_message) <= 2 AS few`,
    );
    expect(log).toEqual({ head: 0, changes: 0, endpoints: 0, few: true });
    expect((await ready()).checks['canary']).toMatchObject({ ok: true, detail: expect.stringContaining('arrived') });
    expect(await (await fetch(`${exchange.url}/changes`)).json()).toMatchObject({ changes: [] });
  }, 20_000);

  it('that does not arrive shows in readiness', async () => {
    exchange = await startExchangeService({ CANARY_SECONDS: '1' });
    await waitFor('the first to arrive', () => lastCanary(exchange.database));
    // Whoever claims is kept from every row, as by a lock that nobody lets go.
    await exchange.database.query(`CREATE FUNCTION exchange.stuck() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.lease_owner IS NOT NULL THEN RAISE 'stuck'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER stuck BEFORE UPDATE ON exchange.delivery FOR EACH ROW EXECUTE FUNCTION exchange.stuck()`);
    await waitFor('readiness to fail', async () => (await ready()).checks['canary']?.ok === false, {
      timeoutMs: 15_000,
    });
    await exchange.database.query('DROP TRIGGER stuck ON exchange.delivery');
    await waitFor('readiness to come back', async () => (await ready()).checks['canary']?.ok === true, {
      timeoutMs: 15_000,
    });
  }, 40_000);

  it('is not sent where it is turned off', async () => {
    exchange = await startExchangeService();
    await waitFor('the jobs to run', async () =>
      (await metrics.metrics()).includes('comity_jobs_total{job="deliveries.sweep",outcome="completed"}'),
    );
    expect(await rows()).toEqual([]);
    expect((await ready()).checks).not.toHaveProperty('canary');
  });

  it('waits for the one before, and gives up one that failed or waited too long', async () => {
    exchange = await startExchangeService();
    const { database } = exchange;
    const at = (seconds: number): Date => new Date(Date.now() + 3600_000 + seconds * 1000);
    expect(await sendNextCanary(database, at(0), 60)).toBe(true);
    expect(await sendNextCanary(database, at(60), 60)).toBe(false);
    await database.query('UPDATE exchange.delivery SET attempt = 1');
    expect(await sendNextCanary(database, at(120), 60)).toBe(true);
    expect(await sendNextCanary(database, at(419), 60)).toBe(false);
    expect(await sendNextCanary(database, at(421), 60)).toBe(true);
    expect(await rows()).toHaveLength(1);
  });
});
