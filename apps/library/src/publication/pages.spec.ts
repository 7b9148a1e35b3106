import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { germany, nobody, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';

let library: TestLibrary;
const ids: string[] = [];
beforeAll(async () => {
  library = await startLibrary();
  for (let index = 0; index < 25; index++) {
    const adoptedOn = index % 4 === 0 ? undefined : `${2000 + (index % 5)}`;
    ids.push(
      await library.publish(index % 2 ? vietnam : germany, 'Law', {
        number: `common ${index}`,
        inForceOn: undefined,
        adoptedOn,
      }),
    );
  }
});
afterAll(() => library.stop());

type Page = {
  totalCount: number;
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};
async function walk(call: string, meanwhile: () => Promise<unknown> = async () => undefined): Promise<string[]> {
  const seen: string[] = [];
  for (let after: string | null = null; ;) {
    const query = `query ($after: String) { page: publications(first: 7, after: $after, ${call}) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
    const { page }: { page: Page } = await library.ask(nobody, query, { after });
    seen.push(...page.nodes.map(({ id }) => id));
    if (!page.pageInfo.hasNextPage) return seen;
    after = page.pageInfo.endCursor;
    await meanwhile();
  }
}

describe('pages', () => {
  it.each([
    'orderBy: RECENT',
    'orderBy: LEGAL_DATE',
    'orderBy: FIRST_PUBLISHED',
    'search: "common"',
    'search: "common", orderBy: RECENT',
  ])('give each record once (%s)', async (call) => {
    const seen = await walk(call);
    expect([...seen].sort()).toEqual([...ids].sort());
  });

  it('stay stable while others publish', async () => {
    const known = [...ids];
    const seen = await walk('orderBy: RECENT', async () =>
      ids.push(await library.publish(vietnam, 'Law', { number: 'common, later' })),
    );
    expect(seen).toEqual(known.reverse());
  });

  it('give each record once in the order of first publication, though one is revised meanwhile', async () => {
    const known = [...ids];
    const last = known.at(-1) as string;
    let done = false;
    const seen = await walk('orderBy: FIRST_PUBLISHED', async () => {
      if (done) return;
      done = true;
      await library.ask(vietnam, `mutation { openDraft(id: "${last}") { __typename } }`);
      const input = {
        originalLanguage: 'en',
        titles: [{ language: 'en', value: 'Revised' }],
        lawType: 'ACT',
        legalForce: 'ADOPTED',
        number: 'common',
      };
      await library.ask(
        vietnam,
        `mutation ($input: LawInput!) { updateLaw(id: "${last}", input: $input, expectedVersion: 1) { __typename } }`,
        { input },
      );
      await library.ask(vietnam, `mutation { publish(id: "${last}") { __typename } }`);
    });
    expect(seen).toEqual(known);
  });

  it('open a cursor only in the list that it came from', async () => {
    const { publications } = await library.ask(nobody, `{ publications(first: 1) { pageInfo { endCursor } } }`);
    const after = publications.pageInfo.endCursor;
    for (const other of ['orderBy: LEGAL_DATE', 'filter: { kinds: [LAW] }', 'search: "common"']) {
      const { errors } = await library.raw(nobody, `{ publications(after: "${after}", ${other}) { nodes { id } } }`);
      expect(errors?.[0]?.message).toContain('not a cursor of this list');
    }
    const tampered = `${after.startsWith('A') ? 'B' : 'A'}${after.slice(1)}`;
    const { errors } = await library.raw(nobody, `{ publications(after: "${tampered}") { nodes { id } } }`);
    expect(errors?.[0]?.message).toContain('after: not a cursor of this list');
  });
});

describe('the cost of a page', () => {
  const statementsOf = async (query: string, variables?: Record<string, unknown>) => {
    library.statements();
    await library.ask(nobody, query, variables);
    return library.statements();
  };

  it('is one query without the contents when only what lists show is asked for', async () => {
    const statements = await statementsOf(
      `{ publications(first: 20) { nodes { id title { value } country { code } owner { id } topics { code } } } }`,
    );
    expect(statements).toHaveLength(1);
    expect(statements[0]).not.toContain('content,');
    expect(statements[0]).not.toContain('count(');
  });

  it('is one more for the contents of all, one more for all revisions, one more for the count', async () => {
    const query = `{ publications(first: 20) { totalCount nodes { id summary { value } note ... on Law { number gazette } revisions { number } draft { version } } } }`;
    expect(await statementsOf(query)).toHaveLength(4);
  });

  it('is one query for many countries, and one for many references', async () => {
    const representations = [
      ...['VN', 'DE', 'TH', 'JP'].map((code) => ({ __typename: 'Country', code })),
      ...ids.slice(0, 10).map((id) => ({ __typename: 'Law', id })),
      ...ids.slice(10, 12).map((id) => ({ __typename: 'Publication', id })),
    ];
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Country { code publications(first: 3) { nodes { id } } } ... on Law { id title { value } } } }`;
    library.statements();
    const { _entities } = await library.ask(nobody, query, { representations });
    expect(library.statements()).toHaveLength(2);
    expect(_entities.slice(0, 4).map((country: { publications: Page }) => country.publications.nodes.length)).toEqual([
      3, 3, 0, 0,
    ]);
    expect(_entities.slice(4).map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 12));
  });
});
