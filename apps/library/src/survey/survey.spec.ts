import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  germany,
  INPUTS,
  nobody,
  startLibrary,
  thailand,
  vietnam,
  type Answer,
  type TestLibrary,
} from '../library.fixture.js';

let library: TestLibrary;
const RECRUITMENT = 'health-personnel/recruitment';
const ETHICAL = 'health-personnel/recruitment/ethical-recruitment';
const ids: Record<string, string> = {};
let then = '';

const moment = async (): Promise<string> => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return new Date().toISOString();
};

beforeAll(async () => {
  library = await startLibrary();
  const about = { topics: [ETHICAL], legalBases: ['CODE-2010:4.2', 'CODE-2010:5.2'] };
  ids['old'] = await library.publish(vietnam, 'Law', {
    ...INPUTS.Law,
    ...about,
    legalForce: 'REPEALED',
    inForceOn: '2001',
    repealedOn: '2024-05',
  });
  then = await moment();
  ids['law'] = await library.publish(vietnam, 'Law', {
    ...INPUTS.Law,
    ...about,
    provisions: [
      { heading: 'Article 5', summary: 'No fee.', topic: ETHICAL },
      { heading: 'Article 9', summary: 'Something else.' },
    ],
  });
  ids['internal'] = await library.publish(vietnam, 'Law', { ...INPUTS.Law, ...about, audience: 'OWNER' });
  ids['agreement'] = await library.publish(vietnam, 'Agreement', {
    ...INPUTS.Agreement,
    ...about,
    occupations: ['2221'],
  });
  ids['planned'] = await library.publish(germany, 'Law', {
    ...INPUTS.Law,
    topics: ['migrants-health/access'],
    legalBases: ['CODE-2010:10'],
    legalForce: 'ADOPTED',
    adoptedOn: '2026-02',
    inForceOn: '2099-01-01',
  });
  ids['secret'] = await library.publish(thailand, 'Agreement', {
    ...INPUTS.Agreement,
    audience: 'PARTIES',
    topics: [RECRUITMENT],
    parties: [
      { country: 'TH', role: 'ORIGIN' },
      { country: 'JP', role: 'DESTINATION' },
    ],
  });
}, 60_000);
afterAll(() => library?.stop());

describe('policies side by side', () => {
  const QUERY = `query ($countries: [CountryCode!]!, $topics: [String!]!, $first: Int) {
    comparePolicies(countries: $countries, topics: $topics, first: $first) { topic { code } countries { country { code } missing total
      records { legalDate status publication { id title(language: "en") { value } freshness { state } } provisions { heading } } } } }`;

  it('put laws in force first, then what is law no more, then agreements, and say what is missing', async () => {
    const [found] = (await library.ask(nobody, QUERY, { countries: ['VN', 'DE', 'TH'], topics: [RECRUITMENT] }))[
      'comparePolicies'
    ];
    const [viet, german, thai] = found.countries;
    expect(viet.records.map((record: { publication: { id: string } }) => record.publication.id)).toEqual([
      ids['law'],
      ids['old'],
      ids['agreement'],
    ]);
    expect(viet.records[0]).toMatchObject({
      legalDate: '2022-01-01',
      status: 'In force from 1 January 2022.',
      provisions: [{ heading: 'Article 5' }],
      publication: { freshness: { state: 'CURRENT' } },
    });
    expect(german).toMatchObject({ missing: false, total: 1, records: [{ publication: { id: ids['agreement'] } }] });
    expect(thai).toEqual({ country: { code: 'TH' }, missing: true, total: 0, records: [] });
  });

  it('count for each reader what he may see', async () => {
    const total = async (actor: typeof nobody, country: string): Promise<number> =>
      (await library.ask(actor, QUERY, { countries: [country], topics: [RECRUITMENT], first: 1 }))['comparePolicies'][0]
        .countries[0].total;
    expect(await total(nobody, 'VN')).toBe(3);
    expect(await total(vietnam, 'VN')).toBe(4);
    expect(await total(thailand, 'TH')).toBe(1);
    expect(await total(germany, 'TH')).toBe(0);
  });

  it('are files that count for each reader what he may see, and say what is missing', async () => {
    const query = `countries=VN,TH&topics=${RECRUITMENT}`;
    const csv = await fetch(`${library.url}/survey/policies.csv?${query}`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.headers.get('cache-control')).toBe('public, no-cache');
    const lines = (await csv.text()).trim().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain(`,VN,Vietnam,3,${ids['law']},LAW,`);
    expect(lines[4]).toMatch(/,TH,Thailand,0,,,,,,,,,$/);
    const json = (await (await fetch(`${library.url}/survey/policies.json?${query}`)).json()) as Answer[];
    expect(json[0].countries[0]).toMatchObject({
      country: 'VN',
      total: 3,
      records: [
        { id: ids['law'], provisions: [{ heading: 'Article 5' }], url: expect.stringContaining(ids['law'] ?? '') },
        {},
        {},
      ],
    });
    expect(json[0].countries[1]).toMatchObject({ country: 'TH', missing: true, records: [] });
    const wrong = await fetch(`${library.url}/survey/policies.csv?countries=XX&topics=nonsense`);
    expect(wrong.status).toBe(400);
    const strange = await fetch(`${library.url}/survey/policies.json?${query}&colour=red`);
    expect(await strange.json()).toMatchObject({ problems: [{ path: 'colour' }] });
  });

  it('refuse what is no topic, nothing, and too much, all at once', async () => {
    const { errors } = await library.raw(nobody, QUERY, {
      countries: [],
      topics: ['health-personnel/recruitmnt'],
      first: 99,
    });
    expect(errors?.[0]?.message).toContain('name at least one');
    expect(errors?.[0]?.message).toContain('did you mean health-personnel/recruitment?');
    expect(errors?.[0]?.message).toContain('from 1 to 20');
  });
});

describe('coverage', () => {
  const CELLS =
    'asOf columns { code label { value } total gaps { code } } rows { country { code } total gaps cells { code count refs filter { countries legalBases topics } } }';
  const QUERY = `query ($countries: [CountryCode!]!, $by: CoverageBy! = LEGAL_BASIS, $codes: [String!], $kinds: [PublicationKind!], $asOf: DateTime) {
    coverage(countries: $countries, by: $by, codes: $codes, kinds: $kinds, asOf: $asOf) { ${CELLS} } }`;
  const asked = async (variables: object, actor = nobody) =>
    (await library.ask(actor, QUERY, { ...variables }))['coverage'];
  const counts = (coverage: { rows: { cells: { count: number }[] }[] }): number[][] =>
    coverage.rows.map(({ cells }) => cells.map(({ count }) => count));

  it('counts records by article of the Code, each once in a country, and names the gaps', async () => {
    const found = await asked({ countries: ['VN', 'DE', 'TH'] });
    expect(found.columns.map(({ code }: { code: string }) => code)).toEqual(
      Array.from({ length: 10 }, (_, n) => `CODE-2010:${n + 1}`),
    );
    expect(counts(found)).toEqual([
      [0, 0, 0, 3, 3, 0, 0, 0, 0, 0],
      [0, 0, 0, 1, 1, 0, 0, 0, 0, 1],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ]);
    expect(found.rows.map(({ total }: { total: number }) => total)).toEqual([3, 2, 0]);
    expect(found.columns[3]).toMatchObject({ total: 4, gaps: [{ code: 'TH' }] });
    expect(found.rows[1].gaps).not.toContain('CODE-2010:10');
    const [, , , cell] = found.rows[0].cells;
    expect(cell.refs).toEqual([ids['agreement'], ids['law'], ids['old']]);
    const rest = await library.ask(
      nobody,
      'query ($f: PublicationFilter) { publications(filter: $f) { totalCount } }',
      {
        f: { countries: cell.filter.countries, legalBases: cell.filter.legalBases },
      },
    );
    expect(rest['publications'].totalCount).toBe(cell.count);
  });

  it('is by topic too, with what is below it, and by kind', async () => {
    const codes = ['health-personnel', RECRUITMENT, 'migrants-health'];
    expect(counts(await asked({ countries: ['VN', 'DE'], by: 'TOPIC', codes }))).toEqual([
      [3, 3, 0],
      [1, 1, 1],
    ]);
    expect(counts(await asked({ countries: ['VN'], by: 'TOPIC', codes, kinds: ['AGREEMENT'] }))).toEqual([[1, 1, 0]]);
  });

  it('does not count narrow audiences for those they are not for', async () => {
    const question = { countries: ['VN', 'TH'], by: 'TOPIC', codes: [RECRUITMENT] };
    expect(counts(await asked(question))).toEqual([[3], [0]]);
    expect(counts(await asked(question, vietnam))).toEqual([[4], [0]]);
    expect(counts(await asked(question, thailand))).toEqual([[3], [1]]);
  });

  it('is of any moment, by the revisions of then', async () => {
    const found = await asked({ countries: ['VN', 'DE'], by: 'TOPIC', codes: [RECRUITMENT], asOf: then });
    expect(counts(found)).toEqual([[1], [0]]);
    expect(found.rows[0].cells[0].refs).toEqual([`${ids['old']}@1`]);
    const now = await asked(
      { countries: ['VN', 'DE', 'TH', 'JP'], by: 'TOPIC', codes: [RECRUITMENT], asOf: await moment() },
      thailand,
    );
    expect(counts(now)).toEqual([[3], [1], [1], [1]]);
  });

  it('of a regional body is that of its members on the day', async () => {
    const memberships = [
      { __typename: 'Membership', from: '1995', to: null, country: { __typename: 'Country', code: 'VN' } },
      { __typename: 'Membership', from: null, to: '2020-01-01', country: { __typename: 'Country', code: 'DE' } },
    ];
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on RegionalBody { coverage(by: TOPIC, codes: ["${RECRUITMENT}"]) { ${CELLS} } } } }`;
    const { data } = await library.raw(nobody, query, {
      r: [{ __typename: 'RegionalBody', id: 'ASEAN', memberships }],
    });
    const [body] = JSON.parse(JSON.stringify(data))['_entities'];
    expect(body.coverage.rows.map(({ country }: { country: { code: string } }) => country.code)).toEqual(['VN']);
    const none = await library.raw(nobody, query, { r: [{ __typename: 'RegionalBody', id: 'NONE', memberships: [] }] });
    expect(JSON.parse(JSON.stringify(none.data))['_entities'][0].coverage.rows).toEqual([]);
  });

  it('is a file for spreadsheets and programs', async () => {
    const csv = await fetch(`${library.url}/survey/coverage.csv?countries=VN,TH&by=TOPIC&codes=${RECRUITMENT}`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const bytes = Buffer.from(await csv.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.toString('utf8').trim().split('\r\n').slice(1)).toEqual([
      `VN,Vietnam,${RECRUITMENT},International recruitment,3,${ids['agreement']} ${ids['law']} ${ids['old']}`,
      `TH,Thailand,${RECRUITMENT},International recruitment,0,`,
    ]);
    const json = await fetch(`${library.url}/survey/coverage.json?countries=VN`);
    expect(await json.json()).toMatchObject({ by: 'LEGAL_BASIS', rows: [{ country: 'VN', total: 3 }] });
    const wrong = await fetch(`${library.url}/survey/coverage.json?countries=XX&by=COLOUR&year=2026&asOf=yesterday`);
    expect(wrong.status).toBe(400);
    const problem = (await wrong.json()) as { problems: { path: string }[] };
    expect(problem.problems.map(({ path }) => path)).toEqual(['year', 'by', 'asOf']);
  });
});

describe('the network of agreements', () => {
  const QUERY = `query ($filter: NetworkFilter) { agreementNetwork(filter: $filter) { agreements truncated withoutEdges
    nodes { id country { code } body { id } agreements asOrigin asDestination }
    edges { from to directed count occupations phases { phase count } agreements { id phase signedOn } } } }`;
  const asked = async (actor: typeof nobody, filter: object = {}) =>
    (await library.ask(actor, QUERY, { filter }))['agreementNetwork'];

  it('draws from where health workers come to where they go, to those who may know', async () => {
    expect(await asked(nobody)).toEqual({
      agreements: 1,
      truncated: false,
      withoutEdges: [],
      nodes: [
        { id: 'DE', country: { code: 'DE' }, body: null, agreements: 1, asOrigin: 0, asDestination: 1 },
        { id: 'VN', country: { code: 'VN' }, body: null, agreements: 1, asOrigin: 1, asDestination: 0 },
      ],
      edges: [
        {
          from: 'VN',
          to: 'DE',
          directed: true,
          count: 1,
          occupations: ['2221'],
          phases: [{ phase: 'SIGNED', count: 1 }],
          agreements: [{ id: ids['agreement'], phase: 'SIGNED', signedOn: '2025-06' }],
        },
      ],
    });
    expect((await asked(thailand)).edges.map(({ from, to }: { from: string; to: string }) => `${from} ${to}`)).toEqual([
      'TH JP',
      'VN DE',
    ]);
  });

  it('is filtered by date of signature, phase and occupation', async () => {
    expect((await asked(nobody, { signedFrom: '2025', signedTo: '2025' })).agreements).toBe(1);
    expect((await asked(nobody, { signedFrom: '2025-07' })).agreements).toBe(0);
    expect((await asked(nobody, { signedTo: '2024' })).agreements).toBe(0);
    expect((await asked(nobody, { phases: ['ENDED'] })).agreements).toBe(0);
    expect((await asked(nobody, { occupations: ['2221'], countries: ['DE'] })).agreements).toBe(1);
  });

  it('is a file too', async () => {
    const csv = await (await fetch(`${library.url}/survey/network.csv?countries=VN`)).text();
    expect(csv.trim().split('\r\n')[1]).toBe(`VN,DE,true,1,SIGNED 1,2221,${ids['agreement']}`);
    expect((await fetch(`${library.url}/survey/network.json?phases=OVER`)).status).toBe(400);
  });
});

describe('the time line of law', () => {
  const QUERY = `query ($countries: [CountryCode!], $topics: [String!], $from: Date, $to: Date, $first: Int, $after: String) {
    timeline(countries: $countries, topics: $topics, from: $from, to: $to, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor } nodes { date type scheduled publication { id } } } }`;
  const asked = async (variables: object, actor = nobody) =>
    (await library.ask(actor, QUERY, { ...variables }))['timeline'];
  const told = ({ nodes }: { nodes: { date: string; type: string; scheduled: boolean }[] }): string[] =>
    nodes.map(({ date, type, scheduled }) => `${date} ${type}${scheduled ? ' scheduled' : ''}`);

  it('tells in order what happened and marks what is to come', async () => {
    expect(told(await asked({ countries: ['VN', 'DE'] }))).toEqual([
      '2001 IN_FORCE',
      '2022-01-01 IN_FORCE',
      '2024-05 REPEALED',
      '2025-06 SIGNED',
      '2026-02 ADOPTED',
      '2099-01-01 IN_FORCE scheduled',
    ]);
    expect(told(await asked({ countries: ['VN', 'DE'], from: '2024', to: '2025' }))).toEqual([
      '2024-05 REPEALED',
      '2025-06 SIGNED',
    ]);
    expect(told(await asked({ topics: ['migrants-health'] }))).toEqual([
      '2026-02 ADOPTED',
      '2099-01-01 IN_FORCE scheduled',
    ]);
    expect(told(await asked({ countries: ['JP'] }))).toEqual([]);
    expect(told(await asked({ countries: ['JP'] }, thailand))).toEqual(['2025-06 SIGNED']);
  });

  it('is paged by cursor and wants a country or a topic', async () => {
    const first = await asked({ countries: ['VN'], first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await asked({ countries: ['VN'], first: 2, after: first.pageInfo.endCursor });
    expect([...told(first), ...told(second)]).toEqual([
      '2001 IN_FORCE',
      '2022-01-01 IN_FORCE',
      '2024-05 REPEALED',
      '2025-06 SIGNED',
    ]);
    expect(second.pageInfo.hasNextPage).toBe(false);
    const { errors } = await library.raw(nobody, QUERY, {});
    expect(errors?.[0]?.message).toContain('name at least one country or one topic');
  });
});
