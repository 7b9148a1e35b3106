import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startTogether, type Network } from '#testing';
import { Client } from '../e2e/client.js';
import { settled } from '../e2e/settled.js';
import { Live } from './live.js';
import { askingFor, operations, UNLIMITED } from './operations.js';
import { Clients, nameOf, NOBODY, PARTICIPANTS, READERS, type Reader } from './readers.js';
import { addressesOf, routesOf } from './routes.js';
import { makeSecrets, mayRead, type Secret } from './secrets.js';

/**
 * Every way to read, asked by everybody about every kind of record. Ways come from the schema and the routes; what must
 * not be seen comes from a model of the audiences that shares no code with the program.
 */
let network: Network;
let clients: Clients;
let secrets: Secret[];
let live: Live;

beforeAll(async () => {
  network = await startTogether({ environment: UNLIMITED });
  clients = new Clients(network);
  await settled(network);
  live = new Live(network, clients);
  await live.listen();
  secrets = await makeSecrets(await Client.of(network, 'VN-MOH'));
  await live.reached('Closing');
}, 240_000);
afterAll(async () => {
  live?.close();
  await network?.stop();
}, 30_000);

/** A draft's own list apart, the words stand nowhere but in their records. */
const shownIn = (text: string, asked: string): Secret[] =>
  secrets.filter(
    ({ id, word }) => !asked.includes(id) && !asked.includes(word) && (text.includes(id) || text.includes(word)),
  );

async function expectNothingForeign(reader: Reader, what: string, text: string, asked = ''): Promise<void> {
  const foreign = shownIn(text, asked).filter(
    (secret) => !mayRead(reader, secret) && !isTombstone(text, secret) && !isAuditLine(what, text, secret),
  );
  expect({ reader: nameOf(reader), what, foreign }).toEqual({ reader: nameOf(reader), what, foreign: [] });
}

/** Who could read a record and cannot now is told its id and nothing of it. */
const isTombstone = (text: string, { state, word }: Secret): boolean => state === 'narrowed' && !text.includes(word);

/** The audit log names what was done to which record, and holds nothing of the record. */
const isAuditLine = (asked: string, text: string, { word }: Secret): boolean =>
  /auditEntries|audit\.(csv|ndjson)/.test(asked) && !text.includes(word);

const anyReader = fc.constantFrom(...READERS);
/** Fewer on a developer's machine than in a long run: FC_RUNS=5000 npm test -- test/security */
const RUNS = Number(process.env['FC_RUNS'] ?? 40);

interface Listed {
  publications: {
    nodes: { id: string }[];
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

/** What a reader may be answered instead; anything else would mean that the test asked for nothing. */
const REFUSALS = new Set<unknown>(['NOT_AUTHENTICATED', 'NOT_AUTHORISED', 'NOT_FOUND', 'INVALID_INPUT']);

describe('an answer of GraphQL', () => {
  const queries = operations('Query');
  const arbitrary = fc.record({
    reader: anyReader,
    query: fc.constantFrom(...queries),
    place: fc.nat(1000),
    first: fc.constantFrom(1, 2, 50),
    searches: fc.boolean(),
  });

  it('holds nothing that its reader may not see, whatever is asked with which arguments', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ reader, query, place, first, searches }) => {
        const secret = secrets[place % secrets.length] as Secret;
        const given: Record<string, unknown> = { id: secret.id, first, code: 'VN', country: 'VN' };
        Object.assign(given, { asOf: new Date().toISOString(), countries: ['VN'], topics: ['health-personnel'] });
        Object.assign(given, query.name === 'compareRevisions' ? { from: 1, to: 2 } : {});
        if (query.name === 'uploadedFile') given['id'] = secret.file;
        if (searches) given['search'] = secret.word;
        const { document, variables } = askingFor(query, given);
        const answer = await (await clients.of(reader)).answer(document, variables);
        const asked = `${document} ${JSON.stringify(variables)}`;
        const { asked: _asked, ...told } = answer;
        const codes = (told.errors ?? []).map(({ extensions }) => extensions?.['code']);
        if (answer.status >= 500 || codes.some((code) => !REFUSALS.has(code)))
          throw new Error(`${JSON.stringify(told.errors).slice(0, 1500)} ${asked}`);
        const text = JSON.stringify(told);
        await expectNothingForeign(reader, asked, text, mayRead(reader, secret) ? '' : `${secret.id} ${secret.word}`);
        if (!mayRead(reader, secret) && query.name === 'publication') expect(text).not.toContain(secret.word);
      }),
      { numRuns: RUNS },
    );
  }, 240_000);

  it('counts and pages exactly what its reader may see', async () => {
    await fc.assert(
      fc.asyncProperty(anyReader, fc.constantFrom('zq', ''), fc.constantFrom(2, 7), async (reader, prefix, first) => {
        const client = await clients.of(reader);
        const visible = secrets.filter(
          (secret) => mayRead(reader, secret) && !['draft', 'embargoed', 'revoked'].includes(secret.state),
        );
        const ids: string[] = [];
        let after: string | null = null;
        let total = 0;
        do {
          const page: Listed = await client.ask<Listed>(
            `query ($search: String, $first: Int, $after: String) {
              publications(search: $search, first: $first, after: $after) { nodes { id } totalCount pageInfo { hasNextPage endCursor } }
            }`,
            { search: prefix === '' ? null : 'Instrument', first, after },
          );
          ids.push(...page.publications.nodes.map(({ id }) => id));
          total = page.publications.totalCount;
          after = page.publications.pageInfo.hasNextPage ? page.publications.pageInfo.endCursor : null;
        } while (after !== null);
        const others = prefix === '' ? live.published : [];
        const expected = [...visible.map(({ id }) => id), ...others].sort();
        expect({ reader: nameOf(reader), ids: ids.sort(), total }).toEqual({
          reader: nameOf(reader),
          ids: expected,
          total: expected.length,
        });
      }),
      { numRuns: Math.ceil(RUNS / 6) },
    );
  }, 120_000);

  it('to a cursor of somebody who sees more shows no more', async () => {
    const owner = await clients.of({ participant: 'VN-MOH', role: 'publisher' });
    const query = `query ($after: String) { publications(first: 2, after: $after) { nodes { id } pageInfo { endCursor } } }`;
    type Page = { publications: { nodes: { id: string }[]; pageInfo: { endCursor: string } } };
    const { publications } = await owner.ask<Page>(query);
    for (const reader of [NOBODY, { participant: 'KE-MOH', role: 'publisher' } as const]) {
      const answer = await (await clients.of(reader)).answer(query, { after: publications.pageInfo.endCursor });
      await expectNothingForeign(reader, 'a cursor', JSON.stringify(answer.data ?? {}));
    }
  });
});

describe('a preview', () => {
  interface Preview {
    now: { visible: boolean; publication: { id: string; title: { value: string } | null } | null };
  }
  const others = [null, ...PARTICIPANTS.filter((one) => one !== 'VN-MOH')];
  const asked = (id: string): string =>
    others
      .map((participant, place) => {
        const reader = participant === null ? 'audience: PUBLIC' : `participant: "${participant}"`;
        return `as${place}: previewAs(id: "${id}", reader: { ${reader} }) { now { visible publication { id title { value } } } }`;
      })
      .join('\n');

  it('tells the owner’s people of each reader what that reader sees, and nobody else anything', async () => {
    const owner = await clients.of({ participant: 'VN-MOH', role: 'contributor' });
    const elsewhere = await clients.of({ participant: 'TH-MOPH', role: 'publisher' });
    for (const secret of secrets) {
      const document = `{ ${asked(secret.id)} }`;
      const told = Object.values(await owner.ask<Record<string, Preview>>(document)).map(({ now }) => now);
      const expected = others.map((participant) => mayRead({ participant, role: null }, secret));
      expect({ secret, seen: told.map(({ visible }) => visible) }).toEqual({ secret, seen: expected });
      expect(told.map(({ publication }) => publication !== null)).toEqual(expected);
      expect(Object.values(await elsewhere.ask<Record<string, null>>(document)).every((one) => one === null)).toBe(
        true,
      );
    }
  }, 120_000);
});

describe('a subscription', () => {
  /** When it was told, what was narrowed or withdrawn later could still be read. */
  const wasTold = (reader: Reader, secret: Secret): boolean =>
    !['draft', 'embargoed'].includes(secret.state) && mayRead(reader, { ...secret, state: 'published' });

  it('of every field of the schema tells each reader of all that it may see, and of nothing else', () => {
    expect(live.listeners.length).toBeGreaterThan(20);
    for (const { reader, field, received } of live.listeners) {
      const text = received.join('\n');
      const words = secrets.filter(({ word, id }) => text.includes(word) || text.includes(id));
      const meant = secrets.filter((secret) => wasTold(reader, secret));
      expect({ reader: nameOf(reader), field, told: words.map(({ word }) => word) }).toEqual({
        reader: nameOf(reader),
        field,
        told: meant.map(({ word }) => word),
      });
    }
  });
});

describe('what may not be seen', () => {
  const BY_ID = 'query ($id: ID!) { publication(id: $id) { id } }';
  const missing = (id: string): string => id.replace(/\d{6}$/, '999999');

  it('is answered as what does not exist, by id, by address and by every form', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyReader,
        fc.nat(1000),
        fc.constantFrom('application/json', 'application/ld+json'),
        async (reader, place, accept) => {
          const secret = secrets[place % secrets.length] as Secret;
          if (mayRead(reader, secret)) return;
          const client = await clients.of(reader);
          const told = async (id: string): Promise<unknown> => {
            const { asked: _asked, ...answer } = await client.answer(BY_ID, { id });
            const page = await client.get(`/publications/${id}`, { accept });
            const body = (await page.text())
              .replaceAll(page.headers.get('x-request-id') ?? '-', 'ID')
              .replaceAll(id, 'IT');
            return { answer, status: page.status, body };
          };
          const hidden = await told(secret.id);
          expect({ reader: nameOf(reader), secret, hidden }).toEqual({
            reader: nameOf(reader),
            secret,
            hidden: await told(missing(secret.id)),
          });
        },
      ),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('takes no longer to be refused than what does not exist', async () => {
    const hidden = secrets.find(({ audience, state }) => audience === 'OWNER' && state === 'published') as Secret;
    const client = await clients.of(NOBODY);
    const times = { hidden: [] as number[], none: [] as number[] };
    const ask = async (id: string): Promise<number> => {
      const began = performance.now();
      await client.answer(BY_ID, { id });
      return performance.now() - began;
    };
    for (let n = 0; n < 30; n += 1) await ask(hidden.id);
    for (let n = 0; n < 120; n += 1) {
      times.hidden.push(await ask(hidden.id));
      times.none.push(await ask(missing(hidden.id)));
    }
    const typical = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 4)] as number;
    const [a, b] = [typical(times.hidden), typical(times.none)];
    expect(Math.abs(a - b)).toBeLessThan(Math.max(0.4, 0.2 * Math.min(a, b)));
  }, 60_000);
});

describe('a route', () => {
  /** It never ends; the subscriptions above ask the same source. */
  const ENDLESS = '/changes/stream';
  /** Ways to ask one that are no places of their own. */
  const FURTHER = [
    '/changes?limit=1000',
    '/publications?search=Instrument',
    '/register?on=2026-01-01',
    '/survey/coverage.csv?countries=VN,DE&by=TOPIC',
    '/survey/network.json',
  ];

  it('of the running node shows nothing that its reader may not see', async () => {
    const routes = (await routesOf(await clients.of(NOBODY))).filter(({ path }) => path !== ENDLESS);
    const read = routes.filter(({ method }) => method === 'GET');
    for (const known of [
      '/publications/{ref}',
      '/feeds/{file}',
      '/changes',
      '/exports/publications.{format}',
      '/register.csv',
    ])
      expect(read.map(({ path }) => path)).toContain(known);
    const asked = fc.record({
      reader: anyReader,
      route: fc.constantFrom(...read),
      place: fc.nat(1000),
      further: fc.option(fc.constantFrom(...FURTHER), { freq: 8 }),
      accept: fc.constantFrom('text/html', 'application/json', '*/*'),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ reader, route, place, further, accept }) => {
        const secret = secrets[place % secrets.length] as Secret;
        const client = await clients.of(reader);
        for (const path of further ? [further] : addressesOf(route, secret.id, secret.file ?? null)) {
          const response = await client.get(path, { accept });
          const shown = { reader: nameOf(reader), path, accept };
          expect({ ...shown, ok: response.status < 500 }).toEqual({ ...shown, ok: true });
          await expectNothingForeign(reader, path, await response.text(), mayRead(reader, secret) ? '' : path);
        }
      }),
      { numRuns: RUNS * 2 },
    );
  }, 240_000);

  it('of a file gives it to whom a record that carries it is for; to others there is none', async () => {
    await fc.assert(
      fc.asyncProperty(anyReader, fc.nat(1000), async (reader, place) => {
        const secret = secrets[place % secrets.length] as Secret;
        const client = await clients.of(reader);
        const told = async (path: string, asked: string): Promise<unknown> => {
          const answer = await client.get(path);
          const body = await answer.text();
          return {
            status: answer.status,
            body: body.replaceAll(answer.headers.get('x-request-id') ?? '-', 'ID').replaceAll(asked, 'IT'),
          };
        };
        const none = '00000000-0000-4000-8000-000000000000';
        const expected = mayRead(reader, secret)
          ? { status: 200, body: `The whole text of ${secret.word}` }
          : await told(`/files/${none}`, none);
        const shown = { reader: nameOf(reader), secret };
        const answer = await told(`/files/${secret.file}`, secret.file);
        expect({ ...shown, answer }).toEqual({ ...shown, answer: expected });
        if (!mayRead(reader, secret)) expect(expected).toMatchObject({ status: 404 });
        const beside = await client.get(`/publications/${secret.id}/files/1`);
        if (!mayRead(reader, secret)) expect({ ...shown, status: beside.status }).toEqual({ ...shown, status: 404 });
        else if (['published', 'revised'].includes(secret.state))
          expect({ ...shown, status: beside.status }).toEqual({ ...shown, status: 200 });
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('of the change log shows a mirror exactly what it may hold, tombstones included', async () => {
    await fc.assert(
      fc.asyncProperty(anyReader, async (reader) => {
        const client = await clients.of(reader);
        const { changes } = await client.json<{ changes: { type: string; subject: string }[] }>('/changes?limit=1000');
        const mirror = new Set<string>();
        for (const { type, subject } of changes) {
          if (type === 'publication.withdrawn') mirror.delete(subject);
          else mirror.add(subject);
        }
        const held = secrets.filter(({ id }) => mirror.has(id));
        const expected = secrets.filter(
          (secret) => secret.state !== 'draft' && secret.state !== 'embargoed' && mayRead(reader, secret),
        );
        expect({ reader: nameOf(reader), held: held.map(({ word }) => word) }).toEqual({
          reader: nameOf(reader),
          held: expected.map(({ word }) => word),
        });
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  }, 120_000);
});
