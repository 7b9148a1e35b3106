import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { CursorCodec } from '#kernel';
import { startTogether, type Network } from '#testing';
import { Client, type Answer } from './client.js';
import { agreementInput, lawInput, publishLaw, type Published } from './records.js';
import { settled } from './settled.js';
import { showing } from './showing.js';
import { standing } from './standing.js';
import { badTokens } from './tokens.js';

/** Each is told which field, what was wrong and what would be right; and afterwards nothing is different. */
const SCHEMAS = ['library', 'exchange', 'messaging', 'registry'];
const RESULT = `{ __typename ... on Publication { id } ... on Error { code message path } ... on InvalidInput { problems { path message } } }`;

let network: Network;
let vietNam: Client;
let stranger: Client;
let law: Published;
let before: Record<string, string>;

beforeAll(async () => {
  network = await startTogether();
  vietNam = await Client.of(network, 'VN-MOH');
  stranger = new Client(network.url);
  law = await publishLaw(vietNam);
  await settled(network);
  before = await standing(network, SCHEMAS);
}, 150_000);

afterAll(() => network?.stop(), 30_000);

/** After every single case, so that the one at fault is named. */
async function nothingChanged(because: unknown): Promise<void> {
  expect({ because, standing: await standing(network, SCHEMAS) }).toEqual({ because, standing: before });
}

describe('a publication that does not fit', () => {
  const publishLawQuery = `mutation PublishLaw($input: LawInput!) { result: publishLaw(input: $input) ${RESULT} }`;
  const publishAgreementQuery = `mutation PublishAgreement($input: AgreementInput!) { result: publishAgreement(input: $input) ${RESULT} }`;
  const cases: [what: string, query: string, input: Record<string, unknown>, field: string, right: RegExp][] = [
    [
      'a country that does not exist',
      publishAgreementQuery,
      agreementInput({ parties: [{ country: 'VN' }, { country: 'XX' }] }),
      'input.parties.1.country',
      /ISO 3166|alpha-2|such as|e\.g\./,
    ],
    [
      'a jurisdiction that does not exist',
      publishLawQuery,
      lawInput({ jurisdiction: 'Vietnam' }),
      'input.jurisdiction',
      /ISO 3166|alpha-2/,
    ],
    ['a malformed date', publishLawQuery, lawInput({ adoptedOn: '02/11/2026' }), 'input.adoptedOn', /YYYY/],
    [
      'a date that no calendar has',
      publishLawQuery,
      lawInput({ inForceOn: '2026-02-30' }),
      'input.inForceOn',
      /YYYY|calendar|date/,
    ],
    ['no title at all', publishLawQuery, lawInput({ titles: [] }), 'input.titles', /title/],
    [
      'no title in the original language',
      publishLawQuery,
      lawInput({ originalLanguage: 'th' }),
      'input.titles',
      /\bth\b|original/,
    ],
    [
      'an empty title',
      publishLawQuery,
      lawInput({ titles: [{ language: 'vi', value: '   ' }] }),
      'input.titles.0',
      /empty|text|character/,
    ],
    [
      'a language tag that does not exist',
      publishLawQuery,
      lawInput({ titles: [...lawInput().titles, { language: 'xx-Nowhere', value: 'Title' }] }),
      'input.titles.2',
      /BCP 47/,
    ],
    [
      'a topic that does not exist',
      publishLawQuery,
      lawInput({ topics: ['health-personnel/recrutment'] }),
      'input.topics.0',
      /health-personnel\/recruitment/,
    ],
    [
      'a legal basis that does not exist',
      publishLawQuery,
      lawInput({ legalBases: ['CODE-2010:99'] }),
      'input.legalBases.0',
      /CODE-2010|legalBases/,
    ],
    [
      'an occupation that does not exist',
      publishLawQuery,
      lawInput({ occupations: ['9999'] }),
      'input.occupations.0',
      /ISCO-08/,
    ],
    [
      'an agreement with one party',
      publishAgreementQuery,
      agreementInput({ parties: [{ country: 'VN' }] }),
      'input.parties',
      /two/,
    ],
    [
      'an agreement without its owner',
      publishAgreementQuery,
      agreementInput({ parties: [{ country: 'TH' }, { country: 'DE' }] }),
      'input.parties',
      /VN|owner|own/,
    ],
    [
      'a URL that is none',
      publishLawQuery,
      lawInput({ officialUrl: 'javascript:alert(1)' }),
      'input.officialUrl',
      /https?/,
    ],
  ];

  it.each(cases)('%s is refused by its field', async (_what, query, input, field, right) => {
    const answer = await vietNam.answer<{ result: { problems: { path: string[]; message: string }[] } }>(query, {
      input,
    });
    expect(answer).toMatchObject({
      status: 200,
      data: { result: { __typename: 'InvalidInput', code: 'INVALID_INPUT' } },
    });
    const problems = answer.data?.result.problems ?? [];
    const found = problems.find(({ path }) => path.join('.') === field);
    showing(answer, () => {
      expect(found?.path.join('.')).toBe(field);
      expect(found?.message).toMatch(right);
    });
    await nothingChanged(answer);
  });

  it('every field at fault is listed at once', async () => {
    const input = lawInput({ adoptedOn: 'yesterday', topics: ['nonsense'], jurisdiction: 'XX' });
    const answer = await vietNam.answer<{ result: { problems: { path: string[] }[] } }>(publishLawQuery, { input });
    const fields = (answer.data?.result.problems ?? []).map(({ path }) => path.join('.')).sort();
    showing(answer, () => expect(fields).toEqual(['input.adoptedOn', 'input.jurisdiction', 'input.topics.0']));
    await nothingChanged(answer);
  });

  it('what the schema requires and is missing is refused by its name', async () => {
    const { titles: _left, ...input } = lawInput();
    const answer = await vietNam.answer(publishLawQuery, { input });
    expect(answer).toMatchObject({
      status: expect.any(Number),
      errors: [{ message: expect.stringContaining('titles'), extensions: { code: 'BAD_USER_INPUT' } }],
    });
    await nothingChanged(answer);
  });

  it('what a draft may leave out is missing when it is published, and is named', async () => {
    const { lawType: _left, ...input } = lawInput();
    const answer = await vietNam.answer<{ result: { problems: { path: string[] }[] } }>(publishLawQuery, { input });
    showing(answer, () => expect(answer.data?.result.problems.map(({ path }) => path)).toEqual([['input', 'lawType']]));
    await nothingChanged(answer);
  });

  it('in the address of a page is told to who typed it, by its name', async () => {
    const page = await stranger.get('/publications?country=XX&kind=LAW', { accept: 'text/html' });
    expect(page.status).toBe(400);
    expect((await page.text()).replaceAll('&quot;', '"')).toContain('countries: "XX"');
  });

  it('an unknown country in a question is refused, with what would be right', async () => {
    // Several times: a query that is asked often is compiled, and must refuse in the same words.
    for (let times = 0; times < 6; times += 1) {
      const literal = await stranger.answer('{ country(code: "XX") { name } }');
      const variable = await stranger.answer('query ($code: CountryCode!) { country(code: $code) { name } }', {
        code: 'XX',
      });
      for (const answer of [literal, variable])
        expect(answer).toMatchObject({
          errors: [{ message: expect.stringMatching(/XX.*ISO 3166/s), extensions: { code: 'BAD_USER_INPUT' } }],
        });
    }
  });
});

describe("what is somebody else's", () => {
  const attempts: [what: string, mutation: string][] = [
    ['open a draft on it', `mutation ($id: ID!) { result: openDraft(id: $id) ${RESULT} }`],
    ['revoke it', `mutation ($id: ID!) { result: revoke(id: $id, reason: "Not ours") ${RESULT} }`],
    ['publish it', `mutation ($id: ID!) { result: publish(id: $id) ${RESULT} }`],
    ['correct it', `mutation ($id: ID!) { result: correct(id: $id, changeNote: "x") ${RESULT} }`],
  ];
  it.each(attempts)('nobody else may %s', async (_what, mutation) => {
    const germany = await Client.of(network, 'DE-BMG');
    const answer = await germany.answer(mutation, { id: law.id });
    expect(answer).toMatchObject({
      data: {
        result: {
          __typename: 'NotAuthorised',
          code: 'NOT_AUTHORISED',
          message: expect.stringMatching(/VN-MOH.*DE-BMG/s),
        },
      },
    });
    await nothingChanged(answer);
  });

  it('a contributor may draft and not publish, and is told which role may', async () => {
    const contributor = await Client.of(network, 'VN-MOH', 'contributor');
    const answer = await contributor.answer(
      `mutation ($input: LawInput!) { result: publishLaw(input: $input) ${RESULT} }`,
      { input: lawInput() },
    );
    expect(answer).toMatchObject({
      data: { result: { code: 'NOT_AUTHORISED', message: expect.stringContaining('publisher') } },
    });
    await nothingChanged(answer);
  });

  it('who is not signed in changes nothing, and is told how to', async () => {
    const answer = await stranger.answer(
      `mutation ($input: LawInput!) { result: publishLaw(input: $input) ${RESULT} }`,
      { input: lawInput() },
    );
    expect(answer).toMatchObject({
      data: { result: { code: 'NOT_AUTHENTICATED', message: expect.stringContaining('Authorization') } },
    });
    await nothingChanged(answer);
  });
});

describe('a webhook address that leads inside', () => {
  it.each([
    'https://10.0.0.1/hook',
    'https://169.254.169.254/latest/meta-data/',
    'https://192.168.1.1/',
    'https://172.16.0.1/',
    'https://100.64.0.1/',
    'https://0x0a000001/',
    'https://167772161/',
    'https://012.0.0.1/',
    'https://0.0.0.0/',
    'https://[::ffff:10.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[64:ff9b::a9fe:a9fe]/',
    'https://[2002:a9fe:a9fe::1]/',
    'https://[fd00:ec2::254]/',
    'https://[fe80::1]/',
    'https://[::]/',
    'https://router.internal/',
    'https://intranet/',
    'http://example.org/hook',
    'ftp://example.org/hook',
    'https://user:password@example.org/hook',
    'hooks.example.org',
  ])('%s is refused', async (url) => {
    const answer = await vietNam.answer(
      `mutation ($url: String!) { result: createEndpoint(input: { url: $url }) { __typename ... on InvalidInput { code message path } } }`,
      { url },
    );
    expect(answer).toMatchObject({
      data: {
        result: {
          __typename: 'InvalidInput',
          code: 'INVALID_INPUT',
          path: ['input', 'url'],
          message: expect.stringMatching(/must|expected|public internet/),
        },
      },
    });
    await nothingChanged(answer);
  });

  // A network for a laptop lets its own machine be named; docker-compose.yml and every other start does not.
  it.each(['https://[::1]/', 'https://127.0.0.1/', 'https://localhost/'])(
    '%s is refused by a network for others',
    async (url) => {
      const strict = await strictNetwork();
      const answer = await (
        await Client.of(strict, 'VN-MOH')
      ).answer(
        `mutation ($url: String!) { result: createEndpoint(input: { url: $url }) { __typename ... on InvalidInput { code path } } }`,
        { url },
      );
      expect(answer).toMatchObject({ data: { result: { __typename: 'InvalidInput', path: ['input', 'url'] } } });
    },
  );

  let strict: Promise<Network> | undefined;
  const strictNetwork = (): Promise<Network> =>
    (strict ??= startTogether({ environment: { WEBHOOK_LOOPBACK: 'false', SEED: 'none' } }));
  afterAll(async () => (await strict)?.stop());
});

describe('a query that asks too much', () => {
  const nested = (depth: number): string =>
    `{ country(code: "VN") ${'{ authority { country '.repeat(depth)}{ code }${' } }'.repeat(depth)} }`;
  const cases: [what: string, query: string, right: RegExp][] = [
    ['too deep', nested(10), /depth.*12/],
    [
      'with too many aliases',
      `{ ${Array.from({ length: 40 }, (_, n) => `a${n}: country(code: "VN") { code }`).join(' ')} }`,
      /aliases.*30/,
    ],
    [
      'too costly',
      '{ countries { publications(first: 100) { nodes { revisions { number publication { title { value } revisions { differences { field } } } } owner { publications(first: 100) { nodes { id } } } } } } }',
      /cost.*20000/,
    ],
    ['with too large a page', '{ publications(first: 101) { nodes { id } } }', /first.*100/],
    ['with too many tokens', `{ ${'country(code: "VN") { code } '.repeat(1000)} }`, /token/i],
  ];
  it.each(cases)('%s is refused, with the limit', async (_what, query, right) => {
    const answer = await stranger.answer(query);
    expect(answer).toMatchObject({
      status: 400,
      errors: expect.arrayContaining([expect.objectContaining({ message: expect.stringMatching(right) })]),
    });
    expect(answer.data ?? null).toBeNull();
  });

  it('with too large a page in a variable is refused by the service', async () => {
    const answer = await stranger.answer('query ($first: Int) { publications(first: $first) { nodes { id } } }', {
      first: 1000,
    });
    expect(answer.errors).toMatchObject([
      { message: expect.stringMatching(/first.*100/), extensions: { code: 'INVALID_INPUT' } },
    ]);
  });

  it('of 2 MB is refused by its size', async () => {
    const response = await fetch(`${network.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ country(code: "VN") { code } } #${'x'.repeat(2 * 1024 * 1024)}` }),
    });
    expect({ status: response.status, body: await response.json() }).toMatchObject({
      status: 413,
      body: { errors: [{ message: expect.stringContaining('1 MiB'), extensions: { code: 'LIMIT_EXCEEDED' } }] },
    });
  });

  it.each(['{ country(code: "VN") { nmae } }', '{ country(code: "VN") { name'])(
    '%s is refused with the place',
    async (query) => {
      const answer = await stranger.answer(query);
      expect(answer).toMatchObject({
        status: 400,
        errors: [
          {
            message: expect.stringMatching(/nmae|Syntax Error/),
            extensions: { code: expect.stringMatching(/^GRAPHQL_/) },
          },
        ],
      });
    },
  );
});

describe('a cursor that was tampered with', () => {
  it.each(['publications(first: 1', 'changes(first: 1', 'authorities(first: 1'])(
    'is refused by %s …)',
    async (list) => {
      const good = await stranger.ask<Record<string, { pageInfo: { endCursor: string } }>>(
        `{ ${list}) { pageInfo { endCursor } } }`,
      );
      const { endCursor } = (Object.values(good)[0] as { pageInfo: { endCursor: string } }).pageInfo;
      const [body = '', signature = ''] = endCursor.split('.');
      for (const after of [
        `${body}x.${signature}`,
        `${body}.${[...signature].reverse().join('')}`,
        'MQ==',
        '',
        'x'.repeat(5000),
      ]) {
        const answer: Answer = await stranger.answer(
          `query ($after: String) { ${list}, after: $after) { pageInfo { endCursor } } }`,
          { after },
        );
        expect(answer.errors).toMatchObject([
          { message: expect.stringMatching(/^after: /), extensions: { code: 'INVALID_INPUT' } },
        ]);
      }
      const other = list.startsWith('changes') ? 'publications(first: 1' : 'changes(first: 1';
      const elsewhere = await stranger.answer(
        `query ($after: String) { ${other}, after: $after) { pageInfo { endCursor } } }`,
        { after: endCursor },
      );
      expect(elsewhere).toMatchObject({ errors: [{ message: expect.stringMatching(/^after: /) }] });
    },
  );

  it('is refused by /changes', async () => {
    const { next } = await stranger.json<{ next: string }>('/changes?limit=1');
    for (const since of [`${next}x`, next.slice(1), '0', '1', 'x'.repeat(5000)]) {
      const response = await stranger.get(`/changes?since=${since}`);
      expect({ since: since.slice(0, 80), status: response.status, body: await response.json() }).toMatchObject({
        status: 400,
        body: { code: 'INVALID_INPUT', problems: [{ path: 'since', message: expect.stringContaining('next') }] },
      });
    }
  });

  it('of another log, or past the end of this one, is gone, with the way back', async () => {
    // Signed with this node's own key: as after a backup was restored, or from a node that shares its secrets.
    const secrets = JSON.parse(readFileSync(join(network.folder, 'keys', 'secrets.json'), 'utf8')) as {
      CURSOR_SECRET: string;
    };
    const codec = new CursorCodec(secrets.CURSOR_SECRET);
    const { next } = await stranger.json<{ next: string }>('/changes?limit=1');
    const [log] = codec.decode('changes', next) as [string, number];
    for (const keys of [
      ['7a6f0b3e-0000-4000-8000-000000000000', 1],
      [log, 1_000_000],
    ]) {
      const response = await stranger.get(`/changes?since=${codec.encode('changes', keys)}`);
      expect({
        keys,
        status: response.status,
        link: response.headers.get('link'),
        body: await response.json(),
      }).toMatchObject({
        status: 410,
        link: expect.stringContaining('/changes>; rel="start"'),
        body: { code: 'GONE', problems: [{ path: 'since', message: expect.stringContaining('/changes') }] },
      });
    }
  });

  it('is not needed to be told which limits there are', async () => {
    for (const [parameters, field, right] of [
      ['limit=0', 'limit', '1 to 1000'],
      ['limit=many', 'limit', '1 to 1000'],
      ['wait=31', 'wait', '0 to 30'],
    ]) {
      const response = await stranger.get(`/changes?${parameters}`);
      expect({ parameters, status: response.status, body: await response.json() }).toMatchObject({
        status: 400,
        body: { code: 'INVALID_INPUT', problems: [{ path: field, message: expect.stringContaining(right as string) }] },
      });
    }
  });
});

describe('a token that opens nothing', () => {
  it('is refused everywhere and never taken for an anonymous reader', async () => {
    for (const [what, token] of Object.entries(await badTokens(network))) {
      const client = new Client(network.url, token);
      const answer = await client.answer('{ country(code: "VN") { code } }');
      expect({ what, answer }).toMatchObject({
        what,
        answer: {
          status: 401,
          errors: [
            { message: expect.stringMatching(/^The token is refused: /), extensions: { code: 'NOT_AUTHENTICATED' } },
          ],
        },
      });
      for (const path of ['/changes', `/publications/${law.id}`, '/feeds/publications.atom']) {
        const response = await client.get(path);
        expect({ what, path, status: response.status }).toEqual({ what, path, status: 401 });
      }
      const publish = await client.answer(`mutation ($input: LawInput!) { publishLaw(input: $input) ${RESULT} }`, {
        input: lawInput(),
      });
      expect({ what, publish }).toMatchObject({ publish: { status: 401 } });
    }
    await nothingChanged('bad tokens');
  });

  it.each(['Basic dXNlcjpwYXNz', 'Bearer', 'Bearer a b', 'nonsense'])(
    'nor does the header "%s"',
    async (authorization) => {
      const response = await fetch(`${network.url}/changes`, { headers: { authorization } });
      expect({ authorization, status: response.status, body: await response.json() }).toMatchObject({
        status: 401,
        body: { code: 'NOT_AUTHENTICATED', title: expect.stringContaining('Bearer') },
      });
    },
  );
});

describe('a request that cannot be read', () => {
  const post = async (body: string, contentType: string): Promise<unknown> => {
    const response = await fetch(`${network.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    });
    return { sent: { body, contentType }, status: response.status, body: await response.text() };
  };
  const cases: [body: string, contentType: string, status: number][] = [
    ['\u0000\u0001garbage', 'application/json', 400],
    ['{"query": ', 'application/json', 400],
    ['null', 'application/json', 400],
    ['[]', 'application/json', 400],
    ['"text"', 'application/json', 400],
    ['{"query": 7}', 'application/json', 400],
    ['{"variables": {}}', 'application/json', 400],
    ['{"query": "{ country(code: \\"VN\\") { code } }", "variables": "none"}', 'application/json', 400],
    ['<query/>', 'application/xml', 415],
    ['query=%7B__typename%7D', 'application/x-www-form-urlencoded', 400],
    ['{ __typename }', 'text/plain', 400],
  ];
  it.each(cases)('%j as %s is answered with an error for the sender', async (body, contentType, status) => {
    const answer = (await post(body, contentType)) as { status: number; body: string };
    expect(answer).toMatchObject({ status });
    expect(JSON.parse(answer.body)).toMatchObject({ errors: [{ message: expect.any(String) }] });
  });

  it('an address that is not there is answered with 404 and no page of a framework', async () => {
    const response = await stranger.get('/no-such-thing', { accept: 'application/json' });
    expect({ status: response.status, body: await response.text() }).toMatchObject({
      status: 404,
      body: expect.not.stringMatching(/stack|node_modules/),
    });
  });

  it('bytes that are no HTTP do not disturb anybody', async () => {
    const { hostname, port } = new URL(network.url);
    const socket = connect(Number(port), hostname);
    await new Promise<void>((resolve) => {
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
      socket.resume().end('\u0016\u0003\u0001 no http at all\r\n\r\n');
    });
    expect((await stranger.get('/health/ready')).status).toBe(200);
    await nothingChanged('garbage');
  });
});
