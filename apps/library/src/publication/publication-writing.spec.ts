import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { developmentIssuer, type Role } from '#access';
import { INPUTS, startLibrary, vietnam, type Answer, type TestLibrary } from '../library.fixture.js';

/** What a national system sends: the content of a record, as GET gives it. */
const LAW = {
  kind: 'LAW',
  originalLanguage: 'vi',
  title: { vi: 'Nghị định về lao động y tế', en: 'Decree on health workers' },
  lawType: 'DECREE',
  legalForce: 'IN_FORCE',
  number: '7/2026/ND-CP',
};

let library: TestLibrary;
let sign: (participant: string, role: Role) => Promise<string>;
beforeAll(async () => {
  const issuer = await developmentIssuer(mkdtempSync(join(tmpdir(), 'comity-library-')));
  sign = async (participant, role) => `Bearer ${await issuer.sign({ participant, roles: [role], person: 'machine' })}`;
  library = await startLibrary({ ACCESS_ISSUERS: JSON.stringify([issuer.options]) });
});
afterAll(() => library.stop());

interface Asked {
  as?: [participant: string, role: Role] | null;
  headers?: Record<string, string>;
  body?: unknown;
}

async function send(method: string, path: string, { as = ['VN-MOH', 'publisher'], headers = {}, body }: Asked = {}) {
  const response = await fetch(`${library.url}${path}`, {
    method,
    headers: {
      ...(as ? { authorization: await sign(...as) } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const told = (text === '' ? {} : JSON.parse(text)) as Record<string, Answer>;
  return { status: response.status, headers: response.headers, told };
}

describe('a national system over REST', () => {
  it('begins a draft that is not complete, is told what is missing, and publishes when nothing is', async () => {
    const begun = await send('POST', '/publications', { body: { ...LAW, title: {}, number: '70/2026' } });
    const missing = [{ path: 'title', message: expect.stringContaining('vi') }];
    expect(begun).toMatchObject({ status: 201, told: { state: 'DRAFT', problems: missing } });
    const { id, content } = begun.told;
    expect((await send('GET', `/publications/${id}/draft`)).told).toMatchObject({ problems: missing });
    expect(await send('POST', `/publications/${id}/publish`, { body: {} })).toMatchObject({ status: 400 });
    const mended = { headers: { 'if-match': '"draft-1"' }, body: { ...content, title: LAW.title } };
    expect((await send('PUT', `/publications/${id}/draft`, mended)).told).toMatchObject({ problems: [] });
    const { status, told } = await send('POST', `/publications/${id}/publish`, { body: {} });
    expect([status, told['state'], 'problems' in told]).toEqual([200, 'PUBLISHED', false]);
  });

  it('begins a draft, replaces it, publishes, revises and withdraws', async () => {
    const begun = await send('POST', '/publications', { body: LAW });
    expect(begun).toMatchObject({ status: 201, told: { state: 'DRAFT', owner: 'VN-MOH', draftVersion: 1 } });
    const { id } = begun.told;
    expect(begun.headers.get('location')).toBe(`https://comity.example/publications/${id}`);
    const etag = begun.headers.get('etag') as string;
    const content = { ...begun.told['content'], number: '8/2026/ND-CP' };
    const replaced = await send('PUT', `/publications/${id}/draft`, { headers: { 'if-match': etag }, body: content });
    expect(replaced).toMatchObject({ status: 200, told: { draftVersion: 2, content: { number: '8/2026/ND-CP' } } });
    const published = await send('POST', `/publications/${id}/publish`, {
      headers: { 'if-match': '"draft-2"' },
      body: { changeNote: 'First' },
    });
    expect(published).toMatchObject({ status: 200, told: { state: 'PUBLISHED', revision: 1, draftVersion: null } });
    const opened = await send('POST', `/publications/${id}/draft`);
    expect(opened).toMatchObject({ status: 200, told: { draftVersion: 1, content: published.told['content'] } });
    expect(await send('GET', `/publications/${id}/draft`)).toMatchObject({ status: 200, told: { draftVersion: 1 } });
    expect((await send('DELETE', `/publications/${id}/draft`)).status).toBe(204);
    expect((await send('GET', `/publications/${id}/draft`)).status).toBe(404);
    const revoked = await send('POST', `/publications/${id}/revoke`, { body: { reason: 'Entered twice' } });
    expect(revoked).toMatchObject({ status: 200, told: { state: 'REVOKED', revocation: { reason: 'Entered twice' } } });
  });

  it('publishes the example of the documentation in one step', async () => {
    const body: unknown = JSON.parse(readFileSync('examples/law.json', 'utf8'));
    const { status, told } = await send('POST', '/publications?publish=true&changeNote=New', { body });
    expect({ status, state: told['state'] }).toEqual({ status: 201, state: 'PUBLISHED' });
  });

  it('is told which field is wrong, and nothing has changed', async () => {
    const before = await library.counts();
    const wrong: [unknown, string][] = [
      [{ ...LAW, topics: ['health-personel'] }, 'topics.0'],
      [{ ...LAW, lawTyp: 'ACT' }, 'lawTyp'],
      [{ ...LAW, kind: 'LAWS' }, 'kind'],
      [[], 'kind'],
    ];
    for (const [body, path] of wrong) {
      const { status, told } = await send('POST', '/publications?publish=true', { body });
      expect({ status, code: told['code'] }).toEqual({ status: 400, code: 'INVALID_INPUT' });
      expect(told['problems'].map((problem: { path: string }) => problem.path)).toContain(path);
    }
    const unknown = await send('POST', '/publications?publsh=true', { body: LAW });
    expect(unknown).toMatchObject({ status: 400, told: { problems: [{ path: 'publsh' }] } });
    expect(await library.counts()).toEqual(before);
  });

  it('does not write over what somebody else saved', async () => {
    const { told } = await send('POST', '/publications', { body: { ...LAW, number: '10' } });
    const path = `/publications/${told['id']}/draft`;
    expect((await send('PUT', path, { body: told['content'] })).status).toBe(428);
    expect((await send('PUT', path, { headers: { 'if-match': '*' }, body: told['content'] })).status).toBe(400);
    const [one, two] = await Promise.all(
      ['11', '12'].map((number) =>
        send('PUT', path, { headers: { 'if-match': '"draft-1"' }, body: { ...told['content'], number } }),
      ),
    );
    expect([one?.status, two?.status].sort()).toEqual([200, 409]);
  });

  it('does nothing for nobody, for a reader, and for another authority', async () => {
    const before = await library.counts();
    const { told } = await send('POST', '/publications', { body: { ...LAW, number: '13' } });
    const draft = `/publications/${told['id']}/draft`;
    const put = { headers: { 'if-match': '"draft-1"' }, body: told['content'] };
    expect((await send('POST', '/publications', { as: null, body: LAW })).status).toBe(401);
    expect((await send('POST', '/publications', { as: ['VN-MOH', 'auditor'], body: LAW })).status).toBe(403);
    expect((await send('PUT', draft, { as: ['DE-BMG', 'publisher'], ...put })).status).toBe(404);
    expect((await send('GET', draft, { as: ['DE-BMG', 'publisher'] })).status).toBe(404);
    expect((await send('DELETE', draft, { as: ['DE-BMG', 'publisher'] })).status).toBe(404);
    const contributor = { as: ['VN-MOH', 'contributor'] as [string, Role] };
    expect((await send('POST', `/publications/${told['id']}/publish`, { ...contributor, body: {} })).status).toBe(403);
    expect((await send('POST', '/publications?publish=true', { ...contributor, body: LAW })).status).toBe(403);
    expect(await library.counts()).toEqual({
      ...before,
      drafts: (before['drafts'] ?? 0) + 1,
      publications: (before['publications'] ?? 0) + 1,
    });
  });
});

describe('a request under an idempotency key', () => {
  const keyed = (key: string, body: unknown, as?: [string, Role]) =>
    send('POST', '/publications?publish=true', { headers: { 'idempotency-key': key }, body, ...(as ? { as } : {}) });

  it('is carried out once, however often it is sent', async () => {
    const before = (await library.changes()).length;
    const body = { ...LAW, number: '20' };
    const answers = await Promise.all([1, 2, 3].map(() => keyed('k-1', body)));
    const again = await keyed('k-1', body);
    expect([...answers, again].map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set([...answers, again].map(({ told }) => told['id'])).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null).length).toBe(1);
    expect((await library.changes()).length).toBe(before + 1);
  });

  it('that failed left nothing: the same key carries out what is right', async () => {
    expect((await keyed('k-2', { ...LAW, number: '21', lawType: 'NONE' })).status).toBe(400);
    expect((await keyed('k-2', { ...LAW, number: '21' })).status).toBe(201);
  });

  it('refuses a key that was used for something else, or that is none', async () => {
    await keyed('k-3', { ...LAW, number: '22' });
    const other = await keyed('k-3', { ...LAW, number: '23' });
    expect(other).toMatchObject({ status: 400, told: { problems: [{ path: 'Idempotency-Key' }] } });
    expect((await keyed('k'.repeat(201), LAW)).status).toBe(400);
  });

  it('is one of its sender: another authority has keys of its own', async () => {
    const mine = await keyed('k-4', { ...LAW, number: '24' });
    const theirs = await keyed('k-4', { ...LAW, number: '24' }, ['DE-BMG', 'publisher']);
    expect(theirs).toMatchObject({ status: 201, told: { owner: 'DE-BMG' } });
    expect(theirs.told['id']).not.toBe(mine.told['id']);
  });

  it('may be a mutation as well', async () => {
    const publish = async (input: object) => {
      const { done } = await library.ask(
        vietnam,
        `mutation ($input: LawInput!) { done: publishLaw(input: $input, idempotencyKey: "g-1") { __typename ... on Publication { id } ... on InvalidInput { problems { path } } } }`,
        { input: { ...INPUTS.Law, ...input } },
      );
      return done;
    };
    const first = await publish({ number: '30' });
    expect(await publish({ number: '30' })).toEqual(first);
    expect(await publish({ number: '31' })).toEqual({
      __typename: 'InvalidInput',
      problems: [{ path: ['idempotencyKey'] }],
    });
  });
});
