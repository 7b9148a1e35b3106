import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { actorFor } from '#access';
import { germany, INPUTS, nobody, RESULT, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';

let library: TestLibrary;
let before: Record<string, number>;
let serials: unknown;
const allSerials = () => library.db.query(`SELECT * FROM library.serial ORDER BY prefix, kind, year`);

beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());
beforeEach(async () => {
  before = await library.counts();
  serials = await allSerials();
});

/** Publishing with what is wrong gives the problems; nothing has changed afterwards. */
async function problemsOf(
  kind: 'Law' | 'Agreement' | 'Practice',
  over: object,
): Promise<{ path: string; message: string }[]> {
  const source = `mutation ($input: ${kind}Input!) { done: publish${kind}(input: $input) { ${RESULT} } }`;
  const { done } = await library.ask(vietnam, source, { input: { ...INPUTS[kind], ...over } });
  expect(done).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT' });
  return done.problems.map(({ path, message }: { path: string[]; message: string }) => ({
    path: path.join('.'),
    message,
  }));
}

describe('bad input', () => {
  afterEach(async () => {
    expect(await library.counts()).toEqual(before);
    expect(await allSerials()).toEqual(serials);
  });

  it.each([
    [
      'an unknown country',
      'Agreement',
      { parties: [{ country: 'VN' }, { country: 'XX' }] },
      'input.parties.1.country',
      '"XX" is not a country',
    ],
    [
      'an agreement with one party',
      'Agreement',
      { parties: [{ country: 'VN' }] },
      'input.parties',
      'an agreement needs at least two parties',
    ],
    [
      'the same party twice',
      'Agreement',
      { parties: [{ country: 'VN' }, { country: 'VN' }] },
      'input.parties',
      'an agreement needs at least two parties',
    ],
    [
      'an agreement of others',
      'Agreement',
      { parties: [{ country: 'DE' }, { country: 'JP' }] },
      'input.parties',
      'VN, whose authority owns this record, must be one',
    ],
    [
      'a party that is both',
      'Agreement',
      { parties: [{ country: 'VN' }, { country: 'DE', body: 'IOM' }] },
      'input.parties.1',
      'either country or body',
    ],
    [
      'a malformed date',
      'Law',
      { adoptedOn: '2023-02-30' },
      'input.adoptedOn',
      '"2023-02-30" is not a date that exists',
    ],
    [
      'a date in words',
      'Law',
      { inForceOn: '1 January 2027' },
      'input.inForceOn',
      'expected YYYY, YYYY-MM or YYYY-MM-DD',
    ],
    [
      'a repeal before the entry into force',
      'Law',
      { repealedOn: '2021' },
      'input.repealedOn',
      'before the entry into force',
    ],
    ['no title', 'Law', { titles: [] }, 'input.titles', 'a title in the original language (vi) is missing'],
    [
      'no title in the original language',
      'Law',
      { titles: [{ language: 'en', value: 'X' }] },
      'input.titles',
      'original language (vi) is missing',
    ],
    ['an empty title', 'Law', { titles: [{ language: 'vi', value: '   ' }] }, 'input.titles.0', 'must not be empty'],
    [
      'a language that does not exist',
      'Law',
      { titles: [...INPUTS.Law.titles, { language: 'xx', value: 'X' }] },
      'input.titles.2',
      '"xx" is not a language',
    ],
    [
      'a language twice',
      'Law',
      { titles: [...INPUTS.Law.titles, { language: 'en', value: 'X' }] },
      'input.titles.2',
      'en is given twice',
    ],
    [
      'an original language that does not exist',
      'Law',
      { originalLanguage: 'qq-ZZ' },
      'input.originalLanguage',
      'is not a language',
    ],
    [
      'an unknown topic',
      'Law',
      { topics: ['health-personel/recruitment'] },
      'input.topics.0',
      'did you mean health-personnel/recruitment?',
    ],
    [
      'an unknown legal basis',
      'Law',
      { legalBases: ['CODE-2010:55.2'] },
      'input.legalBases.0',
      'did you mean CODE-2010:5.2?',
    ],
    [
      'an unknown occupation',
      'Law',
      { occupations: ['9999'] },
      'input.occupations.0',
      'is not a known ISCO-08 occupation',
    ],
    [
      'an address that is none',
      'Law',
      { officialUrl: 'javascript:alert(1)' },
      'input.officialUrl',
      'https:// or http://',
    ],
    ['an address with a NUL', 'Law', { officialUrl: 'https://x.example/\u0000' }, 'input.officialUrl', 'control'],
    [
      'an address with half a character',
      'Law',
      { officialUrl: 'https://x.example/\ud800' },
      'input.officialUrl',
      'well-formed',
    ],
    ['an address with a space', 'Law', { officialUrl: 'https://x.example/a b' }, 'input.officialUrl', 'spaces'],
    ['an address with a password', 'Law', { officialUrl: 'https://:pw@x.example/' }, 'input.officialUrl', 'password'],
    ['a NUL character', 'Law', { number: 'a\u0000b' }, 'input.number', 'control characters'],
    ['what XML cannot hold', 'Law', { number: 'a\uffffb' }, 'input.number', 'control characters'],
    ['half a character', 'Law', { number: '\ud800' }, 'input.number', 'well-formed'],
    [
      'a title that is too long',
      'Law',
      { titles: [{ language: 'vi', value: 'x'.repeat(1001) }] },
      'input.titles.0',
      'at most 1000',
    ],
    ['an audience for parties on a law', 'Law', { audience: 'PARTIES' }, 'input.audience', 'is for agreements'],
    [
      'an unknown country of a practice',
      'Practice',
      { countries: ['vn'] },
      'input.countries.0',
      '"vn" is not a country',
    ],
  ] as const)('names the field: %s', async (_, kind, over, path, message) => {
    expect(await problemsOf(kind, over)).toContainEqual({ path, message: expect.stringContaining(message) });
  });

  it('names every field at fault at once', async () => {
    const problems = await problemsOf('Law', { topics: ['nonsense'], adoptedOn: '2023-13', officialUrl: 'ftp://x' });
    expect(problems.map(({ path }) => path).sort()).toEqual(['input.adoptedOn', 'input.officialUrl', 'input.topics.0']);
  });

  it('refuses a kind of law that there is not, naming it', async () => {
    const { errors } = await library.raw(
      vietnam,
      `mutation ($input: LawInput!) { publishLaw(input: $input) { __typename } }`,
      { input: { ...INPUTS.Law, lawType: 'EDICT' } },
    );
    expect(errors?.[0]?.message).toContain('"input.lawType"');
  });

  it.each([
    ['nobody', nobody, 'send a bearer token'],
    ['a reader without the role', actorFor('VN-MOH', ['reviewer'], 'a reviewer'), 'publication:publish'],
  ] as const)('lets %s publish nothing', async (_, actor, message) => {
    const { done } = await library.ask(
      actor,
      `mutation ($input: LawInput!) { done: publishLaw(input: $input) { ${RESULT} } }`,
      { input: INPUTS.Law },
    );
    expect(done).toMatchObject({ __typename: 'NotAuthorised', message: expect.stringContaining(message) });
  });

  it.each([
    ['a NUL', 'a\u0000b', 'control characters'],
    ['what XML cannot hold', 'a\ufffeb', 'control characters'],
    ['half a character', 'a\ud800b', 'well-formed'],
    ['more than fits', 'x'.repeat(2001), 'at most 2000'],
  ])('refuses %s in a change note and in a reason', async (_, text, message) => {
    const id = await library.publish(vietnam, 'Law');
    before = await library.counts();
    serials = await allSerials();
    const publish = `mutation ($input: LawInput!, $text: String) { done: publishLaw(input: $input, changeNote: $text) { ${RESULT} } }`;
    const revoke = `mutation ($id: ID!, $text: String!) { done: revoke(id: $id, reason: $text) { ${RESULT} } }`;
    for (const [source, variables, path] of [
      [publish, { input: INPUTS.Law, text }, 'changeNote'],
      [revoke, { id, text }, 'reason'],
    ] as const) {
      const { done } = await library.ask(vietnam, source, variables);
      expect(done).toMatchObject({
        __typename: 'InvalidInput',
        path: [path],
        message: expect.stringContaining(message),
      });
    }
  });

  it.each(['-1', '1000', '"x"'])('refuses %s as a page size', async (first) => {
    const { errors } = await library.raw(nobody, `{ publications(first: ${first}) { nodes { id } } }`);
    expect(errors?.[0]?.message).toContain(first === '"x"' ? 'Int' : 'first');
  });

  it.each(['tampered', 'YWJj.ZGVm', 'a.b.c', 'x'.repeat(5000)])('refuses %.20s as a cursor', async (after) => {
    const { errors } = await library.raw(
      nobody,
      `query ($after: String) { publications(after: $after) { nodes { id } } }`,
      { after },
    );
    expect(errors?.[0]?.message).toContain('after: not a cursor of this list');
  });

  it.each([
    [{ topics: ['no-such-topic'] }, 'filter.topics.0'],
    [{ legalBases: ['X:1'] }, 'filter.legalBases.0'],
    [{ countries: ['XX'] }, 'filter.countries[0]'],
    [{ languages: ['xx'] }, 'filter.languages[0]'],
    [{ state: 'DRAFT' }, 'filter.state'],
    [{ owners: ['VN-MOH', 'a\u0000b'] }, 'filter.owners.1'],
    [{ publishedSince: '0000-01-01T00:00:00Z' }, 'filter.publishedSince'],
    [{ publishedSince: '9999-12-31T23:59:59-14:00' }, 'filter.publishedSince'],
    [{ publishedSince: '2026-02-30T00:00:00Z' }, 'filter.publishedSince'],
    [{ publishedSince: '2026-02-03T00:00:00' }, 'filter.publishedSince'],
  ])('refuses the filter %j', async (filter, path) => {
    const { errors } = await library.raw(
      nobody,
      `query ($filter: PublicationFilter) { publications(filter: $filter) { nodes { id } } }`,
      { filter },
    );
    expect(errors?.[0]?.message).toContain(path);
  });

  it.each(['owners', 'topics', 'legalBases', 'occupations', 'countries', 'languages'])(
    'refuses a filter with too many %s at once, before looking at each',
    async (field) => {
      const value = { owners: 'IOM', countries: 'VN', languages: 'vi' }[field] ?? 'nonsense';
      const { errors } = await library.raw(
        nobody,
        `query ($filter: PublicationFilter) { publications(filter: $filter) { nodes { id } } }`,
        { filter: { [field]: Array(301).fill(value) } },
      );
      expect(errors?.[0]?.message).toBe(`filter.${field}: expected at most 300 values`);
    },
  );
});

describe("somebody else's record", () => {
  it.each([
    ['a public one', {}, 'NotAuthorised'],
    ['one that may not be read', { audience: 'OWNER' }, 'NotFound'],
  ])('cannot be changed: %s', async (_, over, expected) => {
    const id = await library.publish(vietnam, 'Law', over);
    before = await library.counts();
    const calls = [
      `openDraft(id: "${id}")`,
      `publish(id: "${id}")`,
      `correct(id: "${id}", changeNote: "x")`,
      `revoke(id: "${id}", reason: "x")`,
    ];
    for (const call of calls) {
      const { done } = await library.ask(germany, `mutation { done: ${call} { ${RESULT} } }`);
      expect({ call, is: done.__typename }).toEqual({ call, is: expected });
    }
    const update = `mutation ($input: LawInput!) { done: updateLaw(id: "${id}", input: $input, expectedVersion: 1) { ${RESULT} } }`;
    expect((await library.ask(germany, update, { input: INPUTS.Law })).done.__typename).toBe(expected);
    const { done } = await library.ask(germany, `mutation { done: deleteDraft(id: "${id}") { __typename } }`);
    expect(done.__typename).toBe(expected);
    expect(await library.counts()).toEqual(before);
  });

  it('gives the same answer for what may not be read as for what does not exist', async () => {
    const id = await library.publish(vietnam, 'Law', { audience: 'OWNER' });
    const missing = id.replace(/\d{6}$/, '999999');
    const [hidden, none] = await Promise.all(
      [id, missing].map(async (ref) =>
        JSON.stringify(
          await library.raw(germany, `mutation { revoke(id: "${ref}", reason: "x") { ${RESULT} } }`),
        ).replaceAll(ref, 'ID'),
      ),
    );
    expect(hidden).toBe(none);
  });
});
