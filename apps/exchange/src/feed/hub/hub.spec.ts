import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { startReceiver, waitFor, type Receiver } from '#testing';
import { aChange } from '../../exchange.fixture.js';
import { startExchangeService, type ExchangeService } from '../../exchange.service.fixture.js';

let exchange: ExchangeService;
let hub: Receiver;

beforeAll(async () => {
  hub = await startReceiver();
  exchange = await startExchangeService({ WEBSUB_HUB: `${hub.url}/hub` });
  const members = [{ country: 'VN', kind: 'MEMBER' as const, from: '1995', to: null }];
  const body = { subject: 'ASEAN', owner: 'ASEAN', kind: null, revision: null, countries: [], members };
  await exchange.publish(aChange({ ...body, type: 'body.membership_changed' }));
  await told();
});
afterAll(async () => {
  await exchange.close();
  await hub.close();
});
beforeEach(() => {
  hub.answer = () => ({ status: 202 });
  hub.log.length = 0;
});

/** Until it has been told of all there is. */
const told = async (): Promise<void> => {
  await waitFor(
    'the hub to be told',
    async () => {
      const [row] = await exchange.database.query<{ isTold: boolean }>(
        `SELECT t.position = h.position AND NOT EXISTS (SELECT FROM messaging.outbox) AS "isTold"
         FROM exchange.hub_told t, exchange.log_head h`,
      );
      return row?.isTold === true;
    },
    { timeoutMs: 8000 },
  );
};
const topics = (): string[] =>
  hub.log.map(({ body }) => {
    const form = new URLSearchParams(body);
    expect(form.get('hub.mode')).toBe('publish');
    expect(form.get('hub.topic')).toBe(form.get('hub.url'));
    return (form.get('hub.url') ?? '').replace('https://comity.example.org/feeds/', '');
  });

it('a hub is told of the public feeds that have something new, in both formats, and of no others', async () => {
  await exchange.publish(aChange(), aChange({ subject: 'PE-LAW-2026-000001', owner: 'PE-MINSA', countries: ['PE'] }));
  await told();
  const expected = ['bodies/asean', 'countries/PE', 'countries/VN', 'publications'];
  expect([...new Set(topics())].toSorted()).toEqual(expected.flatMap((feed) => [`${feed}.atom`, `${feed}.json`]));
  expect(hub.log[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
});

it('what is not for everybody is told to no hub', async () => {
  await exchange.publish(aChange({ readers: ['network', 'participant:VN-MOH'] }));
  await told();
  expect(topics()).toEqual([]);
});

it('what it did not take is told again, with what came meanwhile', async () => {
  hub.answer = () => ({ status: 503 });
  await exchange.publish(aChange({ subject: 'KE-LAW-2026-000001', owner: 'KE-MOH', countries: ['KE'] }));
  await waitFor('it to be asked', () => hub.log.length > 0);
  await waitFor('the failure to be noted', async () => {
    const [row] = await exchange.database.query<{ failures: number }>('SELECT failures FROM exchange.hub_told');
    return row?.failures === 1;
  });
  hub.answer = () => ({ status: 204 });
  hub.log.length = 0;
  await exchange.database.query('UPDATE exchange.hub_told SET next_at = now()');
  await exchange.publish(aChange({ subject: 'FR-LAW-2026-000001', owner: 'FR-DGOS', countries: ['FR'] }));
  await told();
  expect(new Set(topics())).toEqual(
    new Set(['countries/FR', 'countries/KE', 'publications'].flatMap((feed) => [`${feed}.atom`, `${feed}.json`])),
  );
});

it('an address that is not on the public internet is not asked', async () => {
  const { HubTeller } = await import('./hub-teller.js');
  const { AddressGuard } = await import('../../endpoint/address-guard.js');
  const { testEnvironment } = await import('#testing');
  const environment = testEnvironment({ DATABASE_URL: 'postgres://x/y', WEBSUB_HUB: `${hub.url}/hub` });
  const teller = new HubTeller(exchange.database, new AddressGuard({ loopback: false }), environment);
  await exchange.database.query('UPDATE exchange.hub_told SET position = position - 1, next_at = now()');
  await teller.tell();
  await teller.onModuleDestroy();
  expect(hub.log).toEqual([]);
  const [row] = await exchange.database.query<{ failures: number }>('SELECT failures FROM exchange.hub_told');
  expect(row?.failures).toBe(1);
});
