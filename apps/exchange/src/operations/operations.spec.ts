import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor, ANONYMOUS, type Role } from '#access';
import { JOBS } from '#contracts';
import { waitFor } from '#testing';
import { DeliveryTally } from '../delivery/delivery-tally.js';
import { deliveriesTotal, deliveryFailures } from '../delivery/metrics.js';
import { startExchangeService, type ExchangeService } from '../exchange.service.fixture.js';
import { NodeHealthReader, type NodeHealth } from './node-health.service.js';
import { readRunbook } from './runbook.js';

const HEALTH = `{ nodeHealth { at checks { name ok detail } due { count oldestSeconds }
  sequencer { position at leaders waiting oldestSeconds setAside } canary { everySeconds sentAt tookMs }
  queues { job waiting active delayed failed lastFailure { at error } }
  attempts { from arrived failures { reason count } }
  breakers { endpoint owner host state since failures nextProbeAt lastError }
  endpoints { enabled unverified disabled } databaseBytes } }`;

const operator = actorFor('WHO', ['operator'], 'test:operator');

describe('the node', () => {
  let exchange: ExchangeService;
  beforeAll(async () => {
    exchange = await startExchangeService({ CANARY_SECONDS: '1' });
  });
  afterAll(() => exchange.close());

  /** Past what is remembered for two seconds. */
  const look = async (): Promise<NodeHealth> => {
    const reader = exchange.service.app.get(NodeHealthReader, { strict: false });
    Object.assign(reader, { asked: undefined });
    const { data, errors } = await exchange.ask(operator, HEALTH);
    expect(errors).toBeUndefined();
    return (data?.['nodeHealth'] ?? {}) as NodeHealth;
  };

  it('shows its operator what is due, who sequences, the canary, and every queue', async () => {
    await waitFor('a canary to arrive', async () => (await look()).canary?.sentAt !== null);
    const health = await look();
    expect(health).toMatchObject({
      due: { oldestSeconds: expect.any(Number) },
      sequencer: { position: 0, at: null, leaders: 1, waiting: 0, setAside: 0 },
      canary: { everySeconds: 1, tookMs: expect.any(Number) },
      breakers: [],
      endpoints: { enabled: 0, unverified: 0, disabled: 0 },
    });
    expect(health.queues?.map(({ job }) => job)).toEqual(JOBS.map(({ name }) => name));
    expect(health.checks).toContainEqual(expect.objectContaining({ name: 'database:exchange', ok: true }));
    expect(health.databaseBytes).toBeGreaterThan(1_000_000);
  });

  it('shows a change that was set aside, and an endpoint and a host whose breakers are open, without the address', async () => {
    const id = '7a1c1f0e-0000-4000-8000-000000000001';
    await exchange.database.query(
      `INSERT INTO messaging.outbox_rejected (id, payload, created_at, error) VALUES (1, '{}', now(), 'no such country')`,
    );
    await exchange.database.query(
      `INSERT INTO exchange.endpoint (id, owner, url, host, description, sealed_secret, state, created_by, created_at)
       VALUES ($1, 'IOM', 'https://hooks.iom.int/9f8e', 'hooks.iom.int:443', '', '', 'ENABLED', 'test', now())`,
      [id],
    );
    await exchange.database.query(
      `INSERT INTO exchange.health (key, state, since, failures, last_error, recent, opened, warned_hours) VALUES
         ('endpoint ' || $1::text, 'OPEN', now() - interval '1 hour', 7, 'HTTP 500', '[]', 1, 0),
         ('host away.example.org:443', 'HALF_OPEN', now(), 5, 'no connection', '[]', 1, 0),
         ('host well.example.org:443', 'CLOSED', now(), 1, 'once', '[]', 0, 0)`,
      [id],
    );
    const health = await look();
    expect(health.sequencer.setAside).toBe(1);
    expect(health.breakers).toMatchObject([
      { endpoint: id, owner: 'IOM', host: 'hooks.iom.int:443', state: 'OPEN', failures: 7, lastError: 'HTTP 500' },
      { endpoint: null, owner: null, host: 'away.example.org:443', state: 'HALF_OPEN' },
    ]);
    expect(JSON.stringify(health)).not.toContain('9f8e');
    expect(health.endpoints.enabled).toBe(1);
  });

  it('keeps what was sent by quarters of an hour, with the reasons, each attempt once', async () => {
    const tally = exchange.service.app.get(DeliveryTally, { strict: false });
    await tally.write();
    const failuresIn = async (reason: string): Promise<number> =>
      (await look()).attempts
        .flatMap(({ failures }) => failures)
        .filter((one) => one.reason === reason)
        .reduce((sum, { count }) => sum + count, 0);
    deliveriesTotal.inc({ outcome: 'delivered' }, 3);
    deliveryFailures.inc({ reason: 'refused' }, 2);
    await tally.write();
    await tally.write();
    expect(await failuresIn('refused')).toBe(2);
    deliveryFailures.inc({ reason: 'refused' });
    await Promise.all([tally.write(), tally.write()]);
    expect(await failuresIn('refused')).toBe(3);
    const arrived = (await look()).attempts.reduce((sum, quarter) => sum + quarter.arrived, 0);
    expect(arrived).toBeGreaterThanOrEqual(3);
    await exchange.database.query(
      `INSERT INTO exchange.delivery_tally VALUES (now() - interval '15 days', 'arrived', 1)`,
    );
    deliveriesTotal.inc({ outcome: 'delivered' });
    await tally.write();
    const [old] = await exchange.database.query(
      `SELECT count(*)::int AS count FROM exchange.delivery_tally WHERE from_at < now() - interval '14 days'`,
    );
    expect(old).toEqual({ count: 0 });
  });

  it.each<Role | null>([null, 'publisher', 'coordinator', 'secretariat', 'auditor'])(
    'is not shown to %s',
    async (role) => {
      const actor = role ? actorFor('WHO', [role], 'p') : ANONYMOUS;
      for (const asked of [HEALTH, '{ runbook { name text } }']) {
        const { data, errors } = await exchange.ask(actor, asked);
        expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
        expect(errors?.[0]?.extensions['code']).toBe(role ? 'NOT_AUTHORISED' : 'NOT_AUTHENTICATED');
      }
    },
  );

  it('costs the same for one who looks and for many', async () => {
    const reader = exchange.service.app.get(NodeHealthReader, { strict: false });
    Object.assign(reader, { asked: undefined });
    const [one, other] = await Promise.all([reader.read(), reader.read()]);
    expect(one).toBe(other);
  });
});

it('the runbook has a section for each alert, and none where the file is away', async () => {
  const sections = await readRunbook();
  expect(sections.map(({ name }) => name)).toContain('ComityCanaryLate');
  expect(sections.find(({ name }) => name === 'ComityGuessing')?.text).not.toContain('## Stopping');
  expect(await readRunbook('/nowhere')).toEqual([]);
});
