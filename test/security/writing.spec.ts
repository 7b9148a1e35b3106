import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { getNamedType, isUnionType } from 'graphql';
import { roleGrants, ROLES, type Permission } from '#access';
import { startTogether, waitFor, type Network } from '#testing';
import { Client, type Answer } from '../e2e/client.js';
import { settled } from '../e2e/settled.js';
import { digest } from './digest.js';
import { documentFor, operations, UNLIMITED, type Operation } from './operations.js';
import { Clients, nameOf, NOBODY, PARTICIPANTS, READERS, type Reader } from './readers.js';
import { addressesOf, routesOf } from './routes.js';
import { rules } from './rules.js';
import { makeSecrets, mayRead, type Secret } from './secrets.js';

/** Every operation that says whom it is for, called by everybody whom it is not for; and on everybody else's things. */
let network: Network;
let clients: Clients;
let secrets: Secret[];
const said = rules();
const guarded = (['Query', 'Mutation'] as const)
  .flatMap((root) => operations(root))
  .map((operation) => ({ operation, rule: said.get(`${operation.root}.${operation.name}`) }));

beforeAll(async () => {
  network = await startTogether({ environment: UNLIMITED });
  clients = new Clients(network);
  await settled(network);
  const owner = await Client.of(network, 'VN-MOH');
  secrets = await makeSecrets(owner);
  await settled(network);
  await filesRead(owner);
}, 150_000);
afterAll(() => network?.stop(), 30_000);

/** By a job, which changes rows: before it is asked what changes none. */
async function filesRead(owner: Client): Promise<void> {
  await waitFor(
    'the text of files',
    async () => {
      for (const { file } of secrets) {
        const { uploadedFile } = await owner.ask<{ uploadedFile: { textState: string } }>(
          'query ($id: ID!) { uploadedFile(id: $id) { textState } }',
          { id: file },
        );
        expect(uploadedFile.textState).toBe('READ');
      }
      return true;
    },
    { timeoutMs: 60_000, everyMs: 500 },
  );
}

/** The code of a refusal, wherever the operation puts it; null when it was not refused. */
function refusalIn(answer: Answer, { name }: Operation): string | null {
  const [error] = answer.errors ?? [];
  if (error) return String(error.extensions?.['code']);
  const value = answer.data?.[name] as Record<string, unknown> | null | undefined;
  const code = value?.['code'];
  return typeof code === 'string' ? code : null;
}

const isResult = ({ field }: Operation): boolean => isUnionType(getNamedType(field.type));

it('every operation of the published schema says who may call it', () => {
  expect(guarded.filter(({ rule }) => !rule).map(({ operation }) => operation.name)).toEqual([]);
  expect(operations('Subscription').filter(({ name }) => !said.has(`Subscription.${name}`))).toEqual([]);
});

it('every change answers with a union that has room for a refusal', () => {
  expect(
    operations('Mutation')
      .filter((operation) => !isResult(operation))
      .map(({ name }) => name),
  ).toEqual([]);
});

it('nobody but the secretariat, publishers and regional coordinators publishes, and nobody in particular may anything', () => {
  const publishing = ROLES.filter((role) => roleGrants(role, 'publication:publish'));
  expect(publishing).toEqual(['publisher', 'regional-coordinator', 'secretariat']);
  expect(ROLES.filter((role) => roleGrants(role, 'registry:write'))).toEqual(['secretariat']);
  expect(roleGrants('coordinator', 'publication:draft')).toBe(false);
  expect(roleGrants('auditor', 'publication:read-drafts')).toBe(false);
});

const isAssertion = ({ name }: { name: string }): boolean => ['confirmAgreement', 'disputeAgreement'].includes(name);

describe('an operation', () => {
  it('that needs a permission is refused to every role without it, and changes nothing', async () => {
    const before = await digest(network.databaseUrl);
    const wrong: unknown[] = [];
    for (const { operation, rule } of guarded) {
      if (!rule || rule.kind === 'open') continue;
      const document = documentFor(operation, { id: secrets[0]?.id, input: undefined });
      const refused = READERS.filter(
        ({ participant, role }) =>
          participant === null ||
          (rule.kind === 'needs' && participant === 'KE-MOH' && role !== null && !roleGrants(role, rule.permission)),
      );
      for (const reader of refused) {
        const answer = await (await clients.of(reader)).answer(document);
        const code = refusalIn(answer, operation);
        const expected = reader.participant === null ? 'NOT_AUTHENTICATED' : 'NOT_AUTHORISED';
        if (code !== expected)
          wrong.push({
            operation: operation.name,
            reader: nameOf(reader),
            expected,
            code,
            errors: answer.errors?.[0]?.message,
          });
      }
    }
    expect(wrong).toEqual([]);
    expect(await digest(network.databaseUrl)).toEqual(before);
  }, 240_000);

  const changes = guarded.filter(
    ({ operation, rule }) =>
      operation.root === 'Mutation' && rule?.kind === 'needs' && operation.field.args.some(({ name }) => name === 'id'),
  );
  const elsewhere = READERS.filter(({ participant }) => participant !== null && participant !== 'VN-MOH');

  it("on somebody else's record is refused whatever the role; hidden, it is answered as if there were none", async () => {
    const before = await digest(network.databaseUrl);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...changes),
        fc.constantFrom(...elsewhere),
        fc.nat(1000),
        async ({ operation }, reader, place) => {
          const secret = secrets[place % secrets.length] as Secret;
          const client = await clients.of(reader);
          // To a party of the agreement it is not somebody else's: assertion.spec.ts asks who speaks for whom.
          fc.pre(!(isAssertion(operation) && secret.audience === 'PARTIES' && mayRead(reader, secret)));
          const told = async (id: string): Promise<unknown> => {
            const answer = await client.answer(documentFor(operation, { id }));
            const { asked: _asked, ...rest } = answer;
            return { code: refusalIn(answer, operation), text: JSON.stringify(rest).replaceAll(id, 'IT') };
          };
          const answer = (await told(secret.id)) as { code: string | null; text: string };
          const shown = { operation: operation.name, reader: nameOf(reader), secret, answer };
          expect({ ...shown, refused: answer.code !== null }).toEqual({ ...shown, refused: true });
          if (!mayRead(reader, secret))
            expect(shown).toEqual({ ...shown, answer: await told(secret.id.replace(/\d{6}$/, '999999')) });
          else expect(['NOT_AUTHORISED', 'NOT_FOUND', 'INVALID_INPUT', 'CONFLICT']).toContain(answer.code);
        },
      ),
      { numRuns: Number(process.env['FC_RUNS'] ?? 120) },
    );
    expect(await digest(network.databaseUrl)).toEqual(before);
  }, 240_000);
});

describe('a route that changes something', () => {
  it('is refused to who may not, does nothing to what is not theirs, and says so with the right code', async () => {
    const before = await digest(network.databaseUrl);
    const routes = (await routesOf(await clients.of(NOBODY))).filter(
      ({ method, access, path }) =>
        method !== 'GET' &&
        access !== 'own-proof' &&
        // Whoever may write sends files of their own; what others may with them, import-rest.spec.ts and upload.spec.ts ask.
        path !== '/imports' &&
        path !== '/files',
    );
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toContain('PUT /publications/{id}/draft');
    const strangers = READERS.filter(({ participant }) => participant === null || participant === 'KE-MOH');
    const wrong: unknown[] = [];
    for (const route of routes) {
      for (const reader of strangers) {
        const client = await clients.of(reader);
        const { participant, role } = reader;
        const permission = /^needs (.+)$/.exec(route.access)?.[1] as Permission | undefined;
        const may =
          participant !== null && (permission === undefined || (role !== null && roleGrants(role, permission)));
        for (const { id, file } of [secrets[0], secrets[8]] as Secret[]) {
          for (const path of addressesOf(route, id, file ?? null)) {
            const headers = {
              ...client.headers,
              'content-type': route.sends ?? 'application/json',
              'if-match': '"draft-1"',
            };
            const response = await fetch(`${network.url}${path}`, { method: route.method, headers, body: '{}' });
            await response.text();
            const expected = participant === null ? [401] : may ? [400, 403, 404, 409, 412, 415, 422, 428] : [403];
            if (!expected.includes(response.status))
              wrong.push({ method: route.method, path, reader: nameOf(reader), status: response.status, expected });
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(await digest(network.databaseUrl)).toEqual(before);
  }, 120_000);
});

describe('a thing of another participant', () => {
  it('is in no list of things that are managed', async () => {
    const lists = ['myEndpoints', 'mySubscriptions'];
    const owner = await clients.of({ participant: 'VN-MOH', role: 'publisher' });
    const made = await owner.change<{ endpoint: { id: string } }>(
      `mutation { createEndpoint(input: { url: "http://127.0.0.1:9/zqendpoint" }) { ... on CreatedEndpoint { endpoint { id } } ... on Error { code message } } }`,
    );
    for (const participant of PARTICIPANTS.filter((one) => one !== 'VN-MOH')) {
      for (const role of ROLES) {
        const client = await clients.of({ participant, role } as Reader);
        for (const name of lists) {
          const operation = operations('Query').find((one) => one.name === name);
          if (!operation) throw new Error(`${name} is no query any more`);
          const answer = await client.answer(documentFor(operation, {}));
          expect(JSON.stringify(answer.data ?? {})).not.toContain(made.endpoint.id);
        }
      }
    }
    const anonymous = await (await clients.of(NOBODY)).answer('{ myEndpoints { id } }');
    expect(anonymous.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_AUTHENTICATED' });
  }, 120_000);

  it('is not there by its id either, nor what would have been sent by it', async () => {
    const owner = await clients.of({ participant: 'VN-MOH', role: 'publisher' });
    const { id } = await owner.change<{ id: string }>(
      `mutation { createSubscription(input: { name: "zqours" }) { __typename ... on StandingSubscription { id } ... on Error { code message } } }`,
    );
    const asked = (name: string, given: Record<string, unknown>): string => {
      const operation = operations('Query').find((one) => one.name === name);
      if (!operation) throw new Error(`${name} is no query any more`);
      return documentFor(operation, given);
    };
    const one = asked('mySubscription', { id });
    const preview = (subscription: string): string => asked('previewSubscription', { subscription });
    expect(JSON.stringify(await owner.answer(one))).toContain('zqours');
    expect((await owner.answer(preview(id))).data?.['previewSubscription']).toMatchObject({ complete: true });
    for (const participant of PARTICIPANTS.filter((other) => other !== 'VN-MOH')) {
      const client = await clients.of({ participant, role: 'publisher' } as Reader);
      expect({ participant, ...(await client.answer(one)) }).toMatchObject({ data: { mySubscription: null } });
      const refused = (await client.answer(preview(id))).errors?.map(({ message }) => message);
      const missing = await client.answer(preview('00000000-0000-4000-8000-000000000000'));
      expect(refused).toEqual(['This subscription does not exist, or you may not see it.']);
      expect(missing.errors?.map(({ message }) => message)).toEqual(refused);
    }
    const anonymous = await (await clients.of(NOBODY)).answer(one);
    expect(anonymous.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_AUTHENTICATED' });
  }, 120_000);
});
