import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseFeed } from '@rowanmanning/feed-parser';
import { createClient as sseClient } from 'graphql-sse';
import { createClient as wsClient } from 'graphql-ws';
import { createHash } from 'node:crypto';
import { WebSocket } from 'ws';
import { startApart, startReceiver, startRedis, startTogether, waitFor, type Network, type Receiver } from '#testing';
import { Api } from '../../tools/demo/api.js';
import { libraryHoldings, mirrorFrom } from '../../tools/demo/mirror.js';
import { Client } from './client.js';
import { inboxChapter } from './inbox-chapter.js';
import {
  lawInput,
  publishAgreement,
  publishLaw,
  publishPractice,
  reviseLaw,
  revoke,
  type Published,
} from './records.js';
import { settled } from './settled.js';
import { Subscriber } from './subscriber.js';

/** One story, in the three ways that the network is run: what a reader or a receiver sees must not differ. */
interface Way {
  name: string;
  possible: boolean;
  /** whether this one lets clients read the schema */
  introspection: boolean;
  start: () => Promise<{ network: Network; stop: () => Promise<void> }>;
}

const alone = async (starting: Promise<Network>): ReturnType<Way['start']> => {
  const network = await starting;
  return { network, stop: () => network.stop() };
};

const redisInstalled = process.env['TEST_REDIS_SERVER'] !== undefined;
const WAYS: Way[] = [
  {
    name: 'together in one process',
    possible: true,
    introspection: false,
    start: () => alone(startTogether({ environment: { GRAPHQL_INTROSPECTION: 'false' } })),
  },
  {
    name: 'apart, with the queue on PostgreSQL',
    possible: true,
    introspection: true,
    start: () => alone(startApart()),
  },
  {
    name: `apart, with the queue on Redis${redisInstalled ? '' : ' (skipped: redis-server is not installed)'}`,
    possible: redisInstalled,
    introspection: true,
    start: async () => {
      const redis = await startRedis();
      if (!redis) throw new Error('no redis-server');
      const network = await startApart({ queueUrl: redis.url });
      return {
        network,
        stop: async () => {
          await network.stop();
          await redis.stop();
        },
      };
    },
  },
];

const FOLLOW = `subscription Follow {
  changes { type subject publication { title { value } owner { name country { name } } } }
}`;

interface Followed {
  changes: {
    type: string;
    subject: string;
    publication: { title: { value: string }; owner: { name: string; country: { name: string } } };
  };
}

for (const way of WAYS) {
  (way.possible ? describe : describe.skip)(`the network, ${way.name}`, () => {
    let network: Network;
    let stop: (() => Promise<void>) | undefined;
    let receiver: Receiver;
    let stranger: Client;
    let vietNam: Client;
    let subscribers: Record<'asean' | 'philippines' | 'iom' | 'kenya', Subscriber>;
    const overWs: Followed[] = [];
    const overSse: Followed[] = [];
    const closing: (() => unknown)[] = [];
    const published: Record<'law' | 'agreement' | 'practice', Published> = {} as never;

    beforeAll(async () => {
      ({ network, stop } = await way.start());
      const secretariat = await Client.of(network, 'WHO', 'secretariat');
      await secretariat.change(
        `mutation Designate($input: DesignateInput!) {
          designate(input: $input) { __typename ... on Error { code message path } }
        }`,
        { input: { authority: 'VN-MOH', capacity: 'DESIGNATED_NATIONAL_AUTHORITY', from: '2026-01-01' } },
      );
      await settled(network);
      receiver = await startReceiver();
      stranger = new Client(network.url);
      vietNam = await Client.of(network, 'VN-MOH');
      const subscribe = (
        participant: string,
        role: 'publisher' | 'regional-coordinator' | 'partner-agent',
        filter: object,
      ) => Subscriber.of(network, receiver, { participant, role, filter: filter as Record<string, unknown> });
      subscribers = {
        asean: await subscribe('ASEAN-HC3', 'regional-coordinator', { bodies: ['ASEAN'] }),
        philippines: await subscribe('PH-DOH', 'publisher', { countries: ['VN'] }),
        iom: await subscribe('IOM', 'partner-agent', {}),
        kenya: await subscribe('KE-MOH', 'publisher', { countries: ['KE'] }),
      };
      await follow();
    }, 150_000);

    afterAll(async () => {
      for (const close of closing) await close();
      await receiver?.close();
      await stop?.();
    }, 60_000);

    /** Both clients are the protocols' own; each says when the server has answered that it listens. */
    async function follow(): Promise<void> {
      const socket = wsClient({
        url: `${network.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
      });
      const events = sseClient({ url: `${network.url}/graphql/stream`, retryAttempts: 0 });
      const sink = (received: Followed[]) => ({
        next: ({ data, errors }: { data?: unknown; errors?: unknown }) => {
          if (errors) throw new Error(JSON.stringify(errors));
          received.push(data as Followed);
        },
        error: (error: unknown) => received.push({ failed: String(error) } as never),
        complete: () => undefined,
      });
      closing.push(socket.subscribe({ query: FOLLOW }, sink(overWs)), () => socket.dispose());
      closing.push(events.subscribe({ query: FOLLOW }, sink(overSse)), () => events.dispose());
      await listening();
    }

    /** Neither protocol acknowledges a subscription, so a first publication is made until both have seen it. */
    async function listening(): Promise<void> {
      let tries = 0;
      await waitFor(
        'both subscriptions to receive',
        async () => {
          if (tries % 20 === 0) await publishPractice(vietNam);
          tries += 1;
          const failed = [...overWs, ...overSse].filter((event) => 'failed' in event);
          if (failed.length > 0) throw new Error(`${JSON.stringify(failed)}\n${network.logs().slice(-3000)}`);
          return overWs.length > 0 && overSse.length > 0;
        },
        { timeoutMs: 20_000, everyMs: 50 },
      );
      await settled(network);
      await waitFor('both to have received the same', () => overWs.length === overSse.length);
      overWs.length = overSse.length = receiver.log.length = 0;
    }

    const bothHave = (count: number): Promise<unknown> =>
      waitFor(`both live readers to have ${count}`, () => overWs.length >= count && overSse.length >= count).catch(
        (error: unknown) => {
          throw new Error(`${String(error)}: ${JSON.stringify({ overWs, overSse }, null, 1)}\n${network.logs()}`);
        },
      );

    const told = (subscriber: Subscriber): string[] =>
      subscriber.messages.map(({ type, subject, data }) => `${type} ${subject}@${data.revision}`).sort();

    it('tells each subscriber of a law, an agreement and a practice once, signed', async () => {
      published.law = await publishLaw(vietNam);
      published.agreement = await publishAgreement(vietNam);
      published.practice = await publishPractice(vietNam);
      await settled(network);
      const expected = Object.values(published)
        .map(({ id }) => `publication.published ${id}@1`)
        .sort();
      expect(expected.map((line) => line.replace(/\d{6}@/, '…@'))).toEqual([
        expect.stringMatching(/VN-AGREEMENT-2026-…@1|VN-AGR/),
        expect.stringMatching(/VN-LAW-2026-…@1/),
        expect.stringMatching(/VN-PRACTICE-2026-…@1|VN-PRA/),
      ]);
      expect({ asean: told(subscribers.asean) }).toEqual({ asean: expected });
      expect({ philippines: told(subscribers.philippines) }).toEqual({ philippines: expected });
      expect({ iom: told(subscribers.iom) }).toEqual({ iom: expected });
      expect({ kenya: told(subscribers.kenya) }).toEqual({ kenya: [] });
    });

    it('tells live readers over WebSocket and over server-sent events, with what three subgraphs know', async () => {
      await bothHave(3);
      const expected = [
        [published.law, 'Decree on the recruitment of nurses'],
        [published.agreement, 'Memorandum of understanding on nursing education with Germany'],
        [published.practice, 'Health desks for returning migrant workers'],
      ].map(([record, title]) => ({
        changes: {
          type: 'publication.published',
          subject: (record as Published).id,
          publication: {
            title: { value: title },
            owner: { name: expect.stringMatching(/Ministry of Health/), country: { name: 'Vietnam' } },
          },
        },
      }));
      // The reader named no language: the law is shown in its original one.
      (expected[0] as (typeof expected)[number]).changes.publication.title.value = expect.any(String) as never;
      expect({ query: FOLLOW, over: 'WebSocket', received: overWs }).toMatchObject({ received: expected });
      expect({ query: FOLLOW, over: 'SSE', received: overSse }).toMatchObject({ received: expected });
    });

    it('answers one query from the register and the library together', async () => {
      const query = `query VietNam {
        country(code: "VN") {
          name(language: "th")
          publications(first: 5) { nodes { id title { value } owner { name } } }
          authority { name }
        }
      }`;
      const answer = await stranger.answer(query);
      expect(answer).toMatchObject({
        status: 200,
        data: { country: { name: 'เวียดนาม', authority: { name: expect.stringMatching(/Ministry of Health/) } } },
      });
      const { nodes } = (answer.data as { country: { publications: { nodes: { id: string; owner: unknown }[] } } })
        .country.publications;
      expect({ answer, ids: nodes.map(({ id }) => id) }).toMatchObject({
        ids: expect.arrayContaining(Object.values(published).map(({ id }) => id)),
      });
      for (const node of nodes)
        expect(node).toMatchObject({ title: { value: expect.any(String) }, owner: { name: expect.any(String) } });
    });

    it('says in one question what a kept filter asks for and by which names, be it of what there is not', async () => {
      const filter = {
        owners: ['VN-MOH', 'VN-NOBODY'],
        topics: ['migrants-health', 'not-there'],
        legalBases: ['CODE-1066:1'],
      };
      const { id } = await vietNam.change<{ id: string }>(
        `mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) {
          __typename ... on StandingSubscription { id } ... on Error { code message } } }`,
        { input: { name: 'By name', filter } },
      );
      const query = `query Kept($id: ID!, $isKept: Boolean!) {
        mySubscription(id: $id) @include(if: $isKept) {
          filter { topics participants { id name } concepts { scheme code label { value } } }
        }
        previewSubscription(subscription: $id, first: 1) { total changes { owner { name } } }
      }`;
      const answer = await vietNam.answer(query, { id, isKept: true });
      expect(answer.errors).toBeUndefined();
      expect(answer.data).toEqual({
        mySubscription: {
          filter: {
            topics: filter.topics,
            participants: [
              { id: 'VN-MOH', name: expect.stringMatching(/Ministry of Health/) },
              { id: 'VN-NOBODY', name: 'VN-NOBODY' },
            ],
            concepts: [
              { scheme: 'topics', code: 'migrants-health', label: { value: expect.stringMatching(/ /) } },
              { scheme: 'topics', code: 'not-there', label: { value: 'not-there' } },
              { scheme: 'CODE-1066', code: 'CODE-1066:1', label: { value: 'CODE-1066:1' } },
            ],
          },
        },
        previewSubscription: { total: 0, changes: [] },
      });
      const removed = await vietNam.ask(`mutation { deleteSubscription(id: "${id}") { __typename } }`);
      expect(removed).toEqual({ deleteSubscription: { __typename: 'DeletedSubscription' } });
      expect((await vietNam.answer(query, { id, isKept: true })).errors?.[0]?.extensions).toMatchObject({
        code: 'NOT_FOUND',
      });
    });

    it('shows a revision and a revocation everywhere', async () => {
      await reviseLaw(vietNam, published.law.id, lawInput({ inForceOn: '2027-03-01' }), 'Entry into force put off');
      await revoke(vietNam, published.practice.id, 'Published by mistake');
      await settled(network);
      const expected = [`publication.revised ${published.law.id}@2`, `publication.revoked ${published.practice.id}@1`];
      for (const each of [subscribers.asean, subscribers.philippines, subscribers.iom]) {
        const news = told(each).filter((line) => !line.startsWith('publication.published'));
        expect({ participant: each.participant, news }).toEqual({ participant: each.participant, news: expected });
      }
      expect(told(subscribers.kenya)).toEqual([]);
      await bothHave(5);
      for (const received of [overWs, overSse])
        expect(received.slice(3).map(({ changes }) => `${changes.type} ${changes.subject}`)).toEqual([
          `publication.revised ${published.law.id}`,
          `publication.revoked ${published.practice.id}`,
        ]);
      const query = `query After($law: ID!, $practice: ID!) {
        law: publication(id: $law) { revision ... on Law { inForceOn } revisions { number changeNote } }
        practice: publication(id: $practice) { state revocation { reason } }
      }`;
      const answer = await stranger.answer(query, { law: published.law.id, practice: published.practice.id });
      expect(answer).toMatchObject({
        data: {
          law: { revision: 2, inForceOn: '2027-03-01', revisions: [{ number: 2 }, { number: 1 }] },
          practice: { state: 'REVOKED', revocation: { reason: 'Published by mistake' } },
        },
      });
    });

    it.each(['/feeds/publications.atom', '/feeds/countries/VN.atom', '/feeds/bodies/asean.atom'])(
      '%s shows them to a parser that is not ours, and answers 304 to who has it',
      async (path) => {
        const response = await stranger.get(path);
        const text = await response.text();
        expect({ path, status: response.status, text: text.slice(0, 300) }).toMatchObject({ status: 200 });
        const { meta, items } = parseFeed(text);
        expect(meta.type).toBe('atom');
        const titles = items.map(({ title }) => title ?? '').join('\n');
        expect(titles).toMatch(/Nghị định về tuyển dụng điều dưỡng|Decree on the recruitment of nurses/);
        expect(titles).toMatch(/Memorandum of understanding on nursing education with Germany/);
        const etag = response.headers.get('etag') ?? 'no etag';
        const again = await stranger.get(path, { 'if-none-match': etag });
        expect({ path, etag, status: again.status, body: await again.text() }).toMatchObject({ status: 304, body: '' });
      },
    );

    it('shows them in a JSON Feed', async () => {
      const response = await stranger.get('/feeds/publications.json');
      expect({ status: response.status, type: response.headers.get('content-type') }).toEqual({
        status: 200,
        type: expect.stringContaining('application/feed+json'),
      });
      const feed = (await response.json()) as { version: string; items: { id: string; title: string; url: string }[] };
      expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
      for (const item of feed.items)
        expect(item).toMatchObject({ id: expect.any(String), url: expect.stringMatching(/^http/) });
      expect(feed.items.map(({ url }) => url).join('\n')).toContain(published.law.id);
      const etag = response.headers.get('etag') ?? 'no etag';
      expect((await stranger.get('/feeds/publications.json', { 'if-none-match': etag })).status).toBe(304);
    });

    it('lets a mirror that follows /changes from the beginning become equal to the library', async () => {
      const { holdings, changes } = await mirrorFrom(network.url);
      const library = await libraryHoldings(new Api(network.url));
      expect(library.map(({ id }) => id)).toContain(published.law.id);
      expect(library.map(({ id }) => id)).not.toContain(published.practice.id);
      expect(holdings).toEqual(library);
      expect(changes).toBeGreaterThan(library.length);
    });

    it('answers a persisted query by its hash alone', async () => {
      const query = 'query Persisted { country(code: "TH") { alpha3 } }';
      const sha256Hash = createHash('sha256').update(query).digest('hex');
      const extensions = encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash } }));
      const preflighted = { 'apollo-require-preflight': 'true' };
      const ask = async (path: string) => (await stranger.get(path, preflighted)).json();
      expect(await ask(`/graphql?extensions=${extensions}`)).toMatchObject({
        errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
      });
      const first = `/graphql?query=${encodeURIComponent(query)}&extensions=${extensions}`;
      expect(await ask(first)).toEqual({ data: { country: { alpha3: 'THA' } } });
      expect(await ask(`/graphql?extensions=${extensions}`)).toEqual({ data: { country: { alpha3: 'THA' } } });
    });

    it('refuses a batch, and a query that another site could make a browser send', async () => {
      const one = { query: '{ country(code: "VN") { code } }' };
      const batch = await fetch(`${network.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify([one, one]),
      });
      expect({ status: batch.status, body: await batch.text() }).toMatchObject({
        status: 400,
        body: expect.stringMatching(/batch/i),
      });
      const simple = await stranger.get(`/graphql?query=${encodeURIComponent(one.query)}`, {
        'content-type': 'text/plain',
      });
      expect({ status: simple.status, body: await simple.text() }).toMatchObject({
        status: 400,
        body: expect.stringMatching(/CSRF|preflight/i),
      });
    });

    it(`${way.introspection ? 'lets' : 'does not let'} clients read the schema, as its environment says`, async () => {
      const answer = await stranger.answer('{ __schema { queryType { name } } }');
      expect(answer).toMatchObject(
        way.introspection
          ? { data: { __schema: { queryType: { name: 'Query' } } } }
          : { status: 400, errors: [{ message: expect.stringMatching(/introspection/i) }] },
      );
    });

    it('shows an agreement with what the other party says of it, and with what the registry knows of its parties', async () => {
      const germany = await Client.of(network, 'DE-BMG');
      const { id } = await publishAgreement(vietNam);
      await germany.change(
        `mutation ($id: ID!) { confirmAgreement(id: $id, revision: 1, dates: { signedOn: "2026-11-11" }) { __typename ... on Error { code message } } }`,
        { id },
      );
      const shown = `kind ... on Agreement { assertions { party { country { code } } state given { by { id } differences { date owner party } } }
        safeguardsCheck { verdict edition { id } parties { country { code name } role listed } } }`;
      const { publication } = await stranger.ask(`query ($id: ID!) { publication(id: $id) { ${shown} } }`, { id });
      expect(publication).toMatchObject({
        kind: 'AGREEMENT',
        assertions: [
          { party: { country: { code: 'VN' } }, state: 'OWNER', given: null },
          {
            party: { country: { code: 'DE' } },
            state: 'CONFIRMED',
            given: { by: { id: 'DE-BMG' }, differences: [{ date: 'signedOn', owner: null, party: '2026-11-11' }] },
          },
        ],
        safeguardsCheck: {
          verdict: 'NO_LISTED_PARTY',
          edition: { id: '2023' },
          parties: [
            { country: { code: 'VN', name: 'Vietnam' }, role: 'ORIGIN', listed: false },
            { country: { code: 'DE', name: 'Germany' }, role: 'DESTINATION', listed: false },
          ],
        },
      });
      await settled(network);
      expect(told(subscribers.philippines)).toContain(`agreement.party_confirmed ${id}@1`);
    });

    inboxChapter(() => ({ network, vietNam }));

    it('is ready and measured in every process', async () => {
      for (const name of network.names) {
        const address = network.addressOf(name);
        const ready = await fetch(`${address}/health/ready`);
        expect({ name, status: ready.status, body: await ready.json() }).toMatchObject({
          status: 200,
          body: { status: 'ok' },
        });
        const metrics = await network.metrics(name);
        expect({ name, metrics: metrics.slice(0, 200) }).toMatchObject({ metrics: expect.stringContaining('# HELP') });
      }
      const [sender] = network.names.filter((name) => ['standalone', 'worker'].includes(name));
      const counted = await network.metrics(sender as string);
      expect(counted).toMatch(/comity_deliveries_total\{outcome="delivered"\} [1-9]/);
    });
  });
}
