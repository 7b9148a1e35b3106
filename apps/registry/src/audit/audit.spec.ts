import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql, type ExecutionResult } from 'graphql';
import { accessSchema, actorFor, ANONYMOUS, Audit, developmentIssuer, type Actor, type Role } from '#access';
import type { Database } from '#database';
import { subgraphContext, SubgraphSchemas, SubgraphSchemasModule } from '#graphql';
import { messagingSchema } from '#messaging';
import { startService, type RunningService } from '#platform';
import { testDatabase, testEnvironment, waitFor, type TestDatabase } from '#testing';
import { RegistryModule } from '../registry.module.js';
import { registrySchema } from '../registry.schema.js';

const AUDITOR = actorFor('WHO', ['auditor'], 'person:auditor');
const COORDINATOR = actorFor('VN-MOH', ['coordinator'], 'person:an');
const PUBLISHER = actorFor('PH-DOH', ['publisher'], 'person:maria');

let database: TestDatabase;
let db: Database;
let service: RunningService;
let token: (participant: string, roles: Role[]) => Promise<string>;

beforeAll(async () => {
  database = await testDatabase([messagingSchema, accessSchema, registrySchema]);
  db = await database.of(accessSchema);
  await db.query(`INSERT INTO registry.regional_body (id, name) VALUES ('ASEAN-HC3', '{"en": "Cluster 3"}')`);
  const issuer = await developmentIssuer(mkdtempSync(join(tmpdir(), 'comity-audit-')));
  token = (participant, roles) => issuer.sign({ participant, roles });
  const environment = testEnvironment({
    DATABASE_URL: database.url,
    ACCESS_ISSUERS: JSON.stringify([issuer.options]),
    LOG_LEVEL: 'silent',
  });
  service = await startService({
    name: 'registry',
    environment,
    modules: () => [SubgraphSchemasModule, RegistryModule],
  });
  for (let n = 1; n <= 3; n++) await record({ thing: `VN-LAW-2026-00000${n}` });
  await record({ actor: PUBLISHER, thing: '=HYPERLINK("x")' });
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const record = (given: { actor?: Actor; thing: string; participant?: string }): Promise<void> =>
  db.transaction(() => Audit.record(db, { actor: COORDINATOR, action: 'publication:publish', ...given }));

const ask = (
  actor: Actor,
  args = '',
  selection = 'nodes { action participant thing } pageInfo { hasNextPage endCursor }',
) =>
  graphql({
    schema: service.app.get(SubgraphSchemas).get('registry'),
    source: `{ auditEntries${args} { ${selection} } }`,
    contextValue: subgraphContext({ actor, requestId: 'test', languages: [] }),
  }) as Promise<
    ExecutionResult<{
      auditEntries: {
        nodes: { thing: string; participant: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    }>
  >;
const things = (result: Awaited<ReturnType<typeof ask>>): string[] =>
  (result.data?.auditEntries.nodes ?? []).map(({ thing }) => thing);
const codes = (result: ExecutionResult): unknown[] => (result.errors ?? []).map(({ extensions }) => extensions['code']);

describe('the audit log', () => {
  it('is read by auditors as a whole, the newest first, in pages', async () => {
    const filter = 'filter: { action: "publication:" }';
    const first = await ask(AUDITOR, `(first: 3, ${filter})`);
    expect(things(first)).toEqual(['=HYPERLINK("x")', 'VN-LAW-2026-000003', 'VN-LAW-2026-000002']);
    const { endCursor, hasNextPage } = first.data?.auditEntries.pageInfo ?? {};
    expect(hasNextPage).toBe(true);
    expect(things(await ask(AUDITOR, `(first: 3, after: "${endCursor}", ${filter})`))).toEqual(['VN-LAW-2026-000001']);
    expect(codes(await ask(AUDITOR, `(after: "${endCursor}")`))).toEqual(['INVALID_INPUT']);
  });

  it('is read by coordinators and publishers as far as it concerns their participant', async () => {
    expect(new Set((await ask(COORDINATOR)).data?.auditEntries.nodes.map(({ participant }) => participant))).toEqual(
      new Set(['VN-MOH']),
    );
    expect(things(await ask(PUBLISHER, '(filter: { outcome: DONE })'))).toEqual(['=HYPERLINK("x")']);
  });

  it.each(['VN-MOH', 'ASEAN-HC3'])('is no more open to an auditor whom %s itself appoints', async (participant) => {
    const own = actorFor(participant, ['auditor'], 'person:own');
    const seen = (await ask(own)).data?.auditEntries.nodes.map((node) => node.participant) ?? [];
    expect(seen.filter((concerned) => concerned !== participant)).toEqual([]);
    expect(codes(await ask(own, '(filter: { participant: "PH-DOH" })'))).toEqual(['NOT_AUTHORISED']);
  });

  it.each<[string, Actor, string, string]>([
    ['nobody in particular', ANONYMOUS, '', 'NOT_AUTHENTICATED'],
    ['a contributor', actorFor('VN-MOH', ['contributor'], 'person:c'), '', 'NOT_AUTHORISED'],
    ['an operator', actorFor('WHO', ['operator'], 'person:o'), '', 'NOT_AUTHORISED'],
    [
      'a coordinator who asks for another participant',
      COORDINATOR,
      '(filter: { participant: "PH-DOH" })',
      'NOT_AUTHORISED',
    ],
  ])('is closed to %s, and so is how much there is', async (_who, actor, args, code) => {
    const result = await ask(actor, args);
    expect(codes(result)).toEqual([code]);
    expect(result.data).toBeNull();
  });

  it('is filtered by thing, person, time and outcome', async () => {
    expect(things(await ask(AUDITOR, '(filter: { thing: "VN-LAW-2026-000002" })'))).toEqual(['VN-LAW-2026-000002']);
    expect(things(await ask(AUDITOR, '(filter: { person: "person:maria", outcome: DONE })'))).toEqual([
      '=HYPERLINK("x")',
    ]);
    expect(things(await ask(AUDITOR, '(filter: { from: "2100-01-01T00:00:00Z" })'))).toEqual([]);
    const refusal = await waitFor('the record of a refusal', async () => {
      const filter = '(filter: { outcome: REFUSED, person: "person:c" })';
      return (await ask(AUDITOR, filter, 'nodes { action reason }')).data?.auditEntries.nodes[0];
    });
    expect(refusal).toMatchObject({ action: 'audit:read', reason: expect.stringMatching(/^NOT_AUTHORISED: /) });
  });
});

describe('an export', () => {
  const get = async (path: string, participant: string, roles: Role[]): Promise<Response> =>
    fetch(`${service.url}/exports/${path}`, {
      headers: { authorization: `Bearer ${await token(participant, roles)}` },
    });

  it('as NDJSON lets whoever has it check the chain', async () => {
    const sealed = async () =>
      (await db.query<{ n: number }>('SELECT count(*)::int AS n FROM audit.waiting'))[0]?.n === 0;
    await waitFor('the seals', sealed);
    const response = await get('audit.ndjson?action=publication:publish', 'WHO', ['auditor']);
    expect(response.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ thing }) => thing)).toEqual([
      'VN-LAW-2026-000001',
      'VN-LAW-2026-000002',
      'VN-LAW-2026-000003',
      '=HYPERLINK("x")',
    ]);
    let previous = '0'.repeat(64);
    for (const { hash, ...entry } of lines) {
      expect(
        createHash('sha256')
          .update(previous + canonicalize(entry))
          .digest('hex'),
      ).toBe(hash);
      previous = hash as string;
    }
  });

  it('as CSV holds nothing that a spreadsheet would run', async () => {
    const text = await (await get('audit.csv', 'PH-DOH', ['publisher'])).text();
    const [header, first] = text.split('\r\n');
    expect(header).toMatch(/^number,id,at,requestId,person,/);
    expect(first).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).not.toContain('VN-LAW');
  });

  it('is recorded', async () => {
    await get('audit.csv', 'VN-MOH', ['coordinator']);
    const [newest] = await db.query("SELECT * FROM audit.entry WHERE action = 'audit:export' ORDER BY id DESC LIMIT 1");
    expect(newest).toMatchObject({
      acting_for: 'VN-MOH',
      participant: 'VN-MOH',
      thing: 'audit.csv',
      outcome: 'DONE',
      request_id: expect.any(String),
    });
  });

  it('is refused to others, which is recorded with the request before they are told', async () => {
    const refused = await get('audit.csv', 'VN-MOH', ['contributor']);
    const problem = (await refused.json()) as { code: string; requestId: string };
    expect([refused.status, problem.code]).toEqual([403, 'NOT_AUTHORISED']);
    const [entry] = await db.query("SELECT action FROM audit.entry WHERE outcome = 'REFUSED' AND request_id = $1", [
      problem.requestId,
    ]);
    expect(entry).toEqual({ action: 'audit:read' });
    const stranger = await fetch(`${service.url}/exports/audit.csv`, { headers: { authorization: 'Bearer nonsense' } });
    expect(stranger.status).toBe(401);
    const [shown] = await db.query<{ reason: string }>(
      "SELECT reason FROM audit.entry WHERE action = 'credential:show' AND request_id = $1",
      [stranger.headers.get('x-request-id')],
    );
    expect(shown?.reason).toMatch(/^NOT_AUTHENTICATED: /);
    expect(shown?.reason).not.toContain('nonsense');
  });

  it('names every parameter at fault', async () => {
    const response = await get('audit.csv?from=yesterday&outcome=MAYBE&colour=red', 'WHO', ['auditor']);
    expect(response.status).toBe(400);
    const { problems } = (await response.json()) as { problems: { path: string }[] };
    expect(problems.map(({ path }) => path)).toEqual(['from', 'outcome', 'colour']);
  });
});
