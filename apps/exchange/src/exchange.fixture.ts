import { accessSchema, actorFor, Access, People, type Actor } from '#access';
import type { Change } from '#contracts';
import type { Database } from '#database';
import { messagingSchema } from '#messaging';
import type { Environment } from '#platform';
import { testDatabase, testEnvironment, type TestDatabase } from '#testing';
import { ChangeLog, type Appended } from './change/change-log.js';
import { ChangeService } from './change/change.service.js';
import { ChangesCursor } from './change/changes-cursor.js';
import { ChannelService } from './channel/channel.service.js';
import { DeliveryService } from './delivery/delivery.service.js';
import { Envelopes } from './delivery/envelopes.js';
import type { FirstHand } from './delivery/first-hand.js';
import { DeliveryPipeline } from './delivery/pipeline.js';
import { Sender } from './delivery/sender.js';
import { Targets } from './delivery/targets.js';
import type { AddressGuard } from './endpoint/address-guard.js';
import { endpointParts, type EndpointParts } from './endpoint/endpoint.fixture.js';
import { exchangeSchema } from './exchange.schema.js';
import { Breakers } from './health/breakers.js';
import { Ledger } from './ledger/ledger.service.js';
import { PruningOfPeople } from './ledger/pruning-of-people.js';
import { Pruning } from './ledger/pruning.js';
import { MailReaderService } from './mail/mail-reader.service.js';
import { NightlyReconciliation } from './reconciliation/nightly.js';
import { Reconciliation } from './reconciliation/reconciliation.service.js';
import { Replay } from './replay/replay.service.js';
import { SubscriptionService, type SubscriptionInput } from './subscription/subscription.service.js';

/** A law of Viet Nam that everybody may read; a test says what differs. */
export const aChange = (differs: Partial<Change> = {}): Change => ({
  type: 'publication.published',
  subject: 'VN-LAW-2026-000001',
  revision: 1,
  kind: 'LAW',
  owner: 'VN-MOH',
  countries: ['VN'],
  topics: ['health-personnel/recruitment/ethical-recruitment'],
  legalBases: ['CODE-2010:4'],
  occupations: ['2221'],
  languages: ['vi', 'en'],
  readers: ['public'],
  title: { vi: 'Luật về tuyển dụng', en: 'Law on recruitment' },
  meaning: 'A law enters into force.',
  legalDate: '2026-12-01',
  differences: [],
  occurredAt: '2026-11-21T09:00:00.000Z',
  ...differs,
});

export const publisher = (participant: string): Actor =>
  actorFor(participant, ['publisher'], `person of ${participant}`);

/** The exchange's parts on a database of their own, with a clock that tests put forward. */
export interface Exchange extends Pick<EndpointParts, 'endpoints' | 'trials' | 'secrets' | 'network'> {
  database: Database;
  environment: Environment;
  url: string;
  changes: ChangeService;
  cursor: ChangesCursor;
  subscriptions: SubscriptionService;
  mailReaders: MailReaderService;
  deliveries: DeliveryService;
  replays: Replay;
  ledger: Ledger;
  pruning: Pruning;
  pruningOfPeople: PruningOfPeople;
  reconciliation: Reconciliation;
  nightly: NightlyReconciliation;
  /** how often those who deliver were woken */
  woken: () => number;
  /** puts changes into the log, as the sequencer does */
  append(...changes: Change[]): Promise<void>;
  /** the same, by a process that takes what it matches */
  appendFor(promise: FirstHand | undefined, ...changes: Change[]): Promise<Appended>;
  /** looks who lost a right, as the sweeper does */
  noticeLostRights(): Promise<void>;
  /** another process that delivers */
  pipeline(options?: { guard?: AddressGuard; allMs?: number }): DeliveryPipeline;
  subscriber(given: {
    owner: string;
    url: string;
    filter?: SubscriptionInput['filter'];
  }): Promise<{ endpointId: string; subscriptionId: string; secret: string }>;
  /** somebody who holds a role at a participant */
  person(given: { participant: string; name: string; email?: string | null; language?: string | null }): Promise<Actor>;
  rows(): Promise<Record<string, unknown>[]>;
  clock: { now: Date; forward(ms: number): void };
  close(): Promise<void>;
}

export async function startExchange(): Promise<Exchange> {
  const place: TestDatabase = await testDatabase([messagingSchema, accessSchema, exchangeSchema]);
  const database = await place.of(exchangeSchema);
  const environment = testEnvironment({ DATABASE_URL: place.url, PUBLIC_URL: 'https://comity.example.org' });
  const access = new Access();
  const cursor = new ChangesCursor(environment);
  const changeLog = new ChangeLog(database, cursor, environment);
  const changes = new ChangeService(database);
  let woken = 0;
  const jobs = { wake: () => void (woken += 1) };
  const clock = {
    now: new Date('2026-11-21T10:00:00.000Z'),
    forward: (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms);
    },
  };
  const replays = new Replay(database, access, changes, cursor, jobs, () => clock.now);
  const { endpoints, guard, box, sender, network, ...endpointCare } = endpointParts({
    database,
    environment,
    access,
    changes,
    cursor,
    replays,
    clock: () => clock.now,
  });
  const mailReaders = new MailReaderService(database, access, () => clock.now);
  const channels = new ChannelService(database, endpoints, mailReaders);
  const subscriptions = new SubscriptionService(database, access, channels, () => clock.now);
  const reconciliation = new Reconciliation(database, access, changes, () => clock.now);
  const pipelines: DeliveryPipeline[] = [];
  return {
    database,
    environment,
    url: place.url,
    changes,
    cursor,
    endpoints,
    ...endpointCare,
    network,
    subscriptions,
    mailReaders,
    deliveries: new DeliveryService(database, access, environment),
    replays,
    ledger: new Ledger(database, access, environment),
    pruning: new Pruning(database, environment, () => clock.now),
    pruningOfPeople: new PruningOfPeople(database, environment, () => clock.now),
    reconciliation,
    nightly: new NightlyReconciliation(database, reconciliation, environment, () => clock.now),
    woken: () => woken,
    appendFor: (promise, ...changes) => database.transaction(() => changeLog.append(changes, clock.now, promise)),
    append: (...changes) => database.transaction(async () => void (await changeLog.append(changes, clock.now))),
    noticeLostRights: async () => void (await changeLog.noticeLostRights(clock.now)),
    pipeline: ({ guard: other = guard, allMs } = {}) => {
      const pipeline = new DeliveryPipeline(
        database,
        new Sender(other, 'Comity test', allMs),
        new Targets(database, box, network),
        new Envelopes(database),
        new Breakers(database),
        () => clock.now,
      );
      pipelines.push(pipeline);
      return pipeline;
    },
    subscriber: async ({ owner, url, filter }) => {
      const { endpoint, secret } = await endpoints.create(publisher(owner), { url });
      // Nobody answers for the others; their deliveries are looked at where they wait.
      if (endpoint.state === 'UNVERIFIED')
        await database.query(`UPDATE exchange.endpoint SET state = 'ENABLED', missed_from = NULL WHERE id = $1`, [
          endpoint.id,
        ]);
      const input = { name: `What ${owner} follows`, filter, endpoint: endpoint.id };
      const { id } = await subscriptions.create(publisher(owner), input);
      return { endpointId: endpoint.id, subscriptionId: id, secret };
    },
    person: async ({ participant, name, email = `${name}@${participant.toLowerCase()}.example`, language = null }) => {
      const id = await new People(database).create({ name, email, language });
      await database.query(
        `INSERT INTO access.role_grant (id, person, participant, role, starts_at, granted_by)
         VALUES (gen_random_uuid(), $1, $2, 'publisher', '2020-01-01', 'test')`,
        [id, participant],
      );
      return actorFor(participant, ['publisher'], id, name);
    },
    rows: () => database.query('SELECT * FROM exchange.delivery ORDER BY position, id'),
    clock,
    close: async () => {
      for (const pipeline of pipelines) await pipeline.stop(0);
      await sender.close();
      await place.drop();
    },
  };
}
