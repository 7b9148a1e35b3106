import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '#access';
import { startReceiver, waitFor, type Receiver } from '#testing';
import { aChange, publisher } from './exchange.fixture.js';
import { startExchangeService, type ExchangeService } from './exchange.service.fixture.js';
import { DemonstrationSubscribers } from './seed/demonstration-subscribers.js';

let exchange: ExchangeService;
let receiver: Receiver;
const thailand = publisher('TH-MOPH');
const philippines = publisher('PH-DOH');

beforeAll(async () => {
  exchange = await startExchangeService({ SEED: 'demonstration' });
  receiver = await startReceiver();
});
afterAll(async () => {
  await exchange.close();
  await receiver.close();
});
beforeEach(() => {
  receiver.log.length = 0;
});

const CREATE_ENDPOINT = `mutation ($input: CreateEndpointInput!) { createEndpoint(input: $input) {
  __typename ... on CreatedEndpoint { secret endpoint { id url state } } ... on InvalidInput { path message } ... on NotAuthorised { code } } }`;
const CREATE = `mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) {
  __typename ... on StandingSubscription { id name filter { countries } endpoint { id } } ... on InvalidInput { problems { path message } } } }`;

async function subscribed(): Promise<{ endpointId: string; subscriptionId: string; secret: string }> {
  const made = await exchange.ask(thailand, CREATE_ENDPOINT, { input: { url: `${receiver.url}/hook` } });
  const { secret, endpoint } = (made.data as Record<string, any>)['createEndpoint']; // oxlint-disable-line typescript/no-explicit-any -- tests read freely
  const input = { name: 'Viet Nam', filter: { countries: ['VN'] }, endpoint: endpoint.id };
  const subscription = (await exchange.ask(thailand, CREATE, { input })).data?.['createSubscription'];
  expect(subscription).toMatchObject({
    __typename: 'StandingSubscription',
    filter: { countries: ['VN'] },
    endpoint: { id: endpoint.id },
  });
  return { endpointId: endpoint.id, subscriptionId: subscription.id, secret };
}

describe('the exchange as a process', () => {
  it('delivers what is published, from the outbox to the receiver', async () => {
    const { endpointId } = await subscribed();
    const began = performance.now();
    await exchange.publish(aChange());
    await waitFor('the webhook', () => receiver.log.length === 1, { everyMs: 2 });
    expect(performance.now() - began).toBeLessThan(5000);
    const query = `{ myEndpoints { id deliveries { nodes { state position attempts { number status } nextAttemptAt } } } }`;
    await waitFor('the receipt', async () => {
      const answer = await exchange.ask(thailand, query);
      const mine = answer.data?.['myEndpoints'].find((endpoint: { id: string }) => endpoint.id === endpointId);
      return mine.deliveries.nodes[0]?.state === 'DELIVERED';
    });
    expect((await exchange.ask(philippines, query)).data?.['myEndpoints']).toEqual([]);
  });

  it('tells a secret once and keeps it unreadable', async () => {
    const { secret, endpointId } = await subscribed();
    const [row] = await exchange.database.query<Record<string, unknown>>(
      'SELECT * FROM exchange.endpoint WHERE id = $1',
      [endpointId],
    );
    expect(JSON.stringify(row)).not.toContain(secret.slice(6));
    expect(row?.['sealed_secret']).toMatch(/^v1\./);
    const { data } = await exchange.ask(thailand, '{ __type(name: "Endpoint") { fields { name } } }');
    const names = data?.['__type'].fields.map(({ name }: { name: string }) => name);
    expect(names.filter((name: string) => /secret/i.test(name))).toEqual(['oldSecretUntil']);
  });

  it('names the field at fault', async () => {
    const input = {
      name: ' ',
      filter: { countries: ['VN', 'XX'], kinds: ['TREATY'], languages: ['qqq'], topics: ['No Topic'] },
    };
    const { data } = await exchange.ask(thailand, CREATE, { input });
    expect(data?.['createSubscription'].problems.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'input.name',
      'input.filter.kinds.0',
      'input.filter.countries.1',
      'input.filter.topics.0',
      'input.filter.languages.0',
    ]);
    const url = await exchange.ask(thailand, CREATE_ENDPOINT, { input: { url: 'https://10.0.0.1/' } });
    expect(url.data?.['createEndpoint']).toMatchObject({ __typename: 'InvalidInput', path: ['input', 'url'] });
    const nobody = await exchange.ask(ANONYMOUS, CREATE_ENDPOINT, { input: { url: 'https://example.org/' } });
    expect(nobody.data?.['createEndpoint']).toEqual({ __typename: 'NotAuthorised', code: 'NOT_AUTHENTICATED' });
  });

  it("does not know another participant's endpoint or subscription", async () => {
    const { endpointId, subscriptionId } = await subscribed();
    const foreign = await exchange.ask(philippines, CREATE, { input: { name: 'Borrowed', endpoint: endpointId } });
    expect(foreign.data?.['createSubscription'].problems[0].path).toEqual(['input', 'endpoint']);
    const remove =
      'mutation ($id: ID!) { deleteEndpoint(id: $id) { __typename } deleteSubscription(id: $id) { __typename } }';
    for (const id of [endpointId, subscriptionId, 'no-id']) {
      const { data } = await exchange.ask(philippines, remove, { id });
      expect(data).toEqual({
        deleteEndpoint: { __typename: 'NotFound' },
        deleteSubscription: { __typename: 'NotFound' },
      });
    }
  });

  it('pauses, changes and deletes a subscription', async () => {
    const { subscriptionId: id } = await subscribed();
    const paused = await exchange.ask(
      thailand,
      `mutation { pauseSubscription(id: "${id}") { ... on StandingSubscription { paused } } }`,
    );
    expect(paused.data).toEqual({ pauseSubscription: { paused: true } });
    const update =
      'mutation ($id: ID!, $input: UpdateSubscriptionInput!) { updateSubscription(id: $id, input: $input) { ... on StandingSubscription { name paused filter { countries kinds } endpoint { id } } } }';
    const updated = await exchange.ask(thailand, update, { id, input: { filter: { kinds: ['LAW'] }, endpoint: null } });
    expect(updated.data?.['updateSubscription']).toEqual({
      name: 'Viet Nam',
      paused: true,
      filter: { countries: [], kinds: ['LAW'] },
      endpoint: null,
    });
    await exchange.ask(thailand, `mutation { deleteSubscription(id: "${id}") { __typename } }`);
    const { data } = await exchange.ask(thailand, '{ mySubscriptions { id } }');
    expect(data?.['mySubscriptions'].map((s: { id: string }) => s.id)).not.toContain(id);
  });

  it('pushes each change that fits to a GraphQL subscription within a second', async () => {
    const events = await exchange.subscribe(
      thailand,
      'subscription { changes(filter: { countries: ["LA"] }) { position subject revision owner { id } publication { __typename id } title { language value direction } } }',
    );
    const first = events.next();
    await exchange.publish(
      aChange(),
      aChange({ owner: 'LA-MOH', countries: ['LA'], subject: 'LA-LAW-2026-000001', readers: ['participant:LA-MOH'] }),
    );
    const began = performance.now();
    await exchange.publish(
      aChange({
        owner: 'LA-MOH',
        countries: ['LA'],
        subject: 'LA-LAW-2026-000002',
        readers: ['network'],
        title: { lo: 'ກົດໝາຍ' },
      }),
    );
    const { value } = await first;
    expect(performance.now() - began).toBeLessThan(1000);
    expect(value.data.changes).toMatchObject({
      subject: 'LA-LAW-2026-000002',
      revision: 1,
      owner: { id: 'LA-MOH' },
      publication: { __typename: 'Law', id: 'LA-LAW-2026-000002' },
      title: [{ language: 'lo', value: 'ກົດໝາຍ', direction: 'LTR' }],
    });
    const pending = events.next();
    await events.return?.();
    expect((await pending).done).toBe(true);
  });

  it('loads the demonstration subscribers once', async () => {
    await exchange.service.app.get(DemonstrationSubscribers, { strict: false }).load();
    const rows = await exchange.database.query<{ owner: string }>(
      `SELECT owner FROM exchange.standing_subscription WHERE created_by = 'demonstration' ORDER BY owner`,
    );
    expect(rows.map(({ owner }) => owner)).toEqual(['ASEAN-HC3', 'ILO', 'IOM', 'WHO']);
  });

  it('is ready, and says how much is due', async () => {
    const answer = await fetch(`${exchange.url}/health/ready`);
    const { checks } = (await answer.json()) as { checks: Record<string, { ok: boolean; detail?: string }> };
    expect(answer.status).toBe(200);
    expect(checks['deliveries']?.detail).toMatch(/^\d+ due, the oldest for \d+ s$/);
    const metrics = await (await fetch(`${exchange.url}/metrics`)).text();
    expect(metrics).toMatch(/comity_deliveries_total\{outcome="delivered"\} [1-9]/);
    expect(metrics).toMatch(/comity_changes_total\{type="publication.published"\} [1-9]/);
  });
});
