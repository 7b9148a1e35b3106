import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorFor } from '#access';
import { germany, nobody, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';

let library: TestLibrary;
const colleague = actorFor('VN-MOH', ['reviewer'], 'vn-colleague');

beforeAll(async () => {
  library = await startLibrary();
  await library.publish(vietnam, 'Law');
  await library.publish(vietnam, 'Agreement', { audience: 'OWNER' });
});
afterAll(() => library.stop());

const SAVE = `mutation ($name: String!, $filter: PublicationFilter, $search: String) {
  saved: saveSearch(name: $name, filter: $filter, search: $search) { __typename ... on Error { code message path } ... on SavedSearch { id name } } }`;
const LIST = `{ mine: mySavedSearches { id name search filter results(first: 5) { totalCount nodes { kind } }
  follow { kinds owners countries topics legalBases occupations languages search leavesOut } feed } }`;
const REMOVE = `mutation ($id: ID!) { done: deleteSavedSearch(id: $id) { __typename } }`;

describe('a saved search', () => {
  it('is kept for its person, finds what there is now, and is replaced under its name', async () => {
    const first = (
      await library.ask(vietnam, SAVE, { name: ' Workers ', search: 'workers abroad', filter: { kinds: ['LAW'] } })
    ).saved;
    const again = { name: 'Workers', search: 'workers', filter: { kinds: ['LAW'], countries: ['VN'], years: [2022] } };
    expect((await library.ask(vietnam, SAVE, again)).saved).toEqual(first);
    const { mine } = await library.ask(vietnam, LIST);
    expect(mine).toEqual([
      {
        id: first.id,
        name: 'Workers',
        search: 'workers',
        filter: '{"kinds":["LAW"],"years":[2022],"countries":["VN"]}',
        results: { totalCount: 1, nodes: [{ kind: 'LAW' }] },
        follow: {
          kinds: ['LAW'],
          owners: [],
          countries: ['VN'],
          topics: [],
          legalBases: [],
          occupations: [],
          languages: [],
          search: 'workers',
          leavesOut: ['years'],
        },
        feed: expect.stringMatching(/\/feeds\/publications\.atom\?kinds=LAW&countries=VN&search=workers$/),
      },
    ]);
  });

  it('is nobody else’s: not to see, not to delete, and not as strangers', async () => {
    const [{ id }] = (await library.ask(vietnam, LIST)).mine;
    for (const other of [colleague, germany]) {
      expect((await library.ask(other, LIST)).mine).toEqual([]);
      expect((await library.ask(other, REMOVE, { id })).done.__typename).toBe('NotFound');
    }
    expect((await library.ask(vietnam, REMOVE, { id: 'x' })).done.__typename).toBe('NotFound');
    expect((await library.raw(nobody, LIST)).errors?.[0]?.extensions['code']).toBe('NOT_AUTHENTICATED');
    expect((await library.ask(nobody, SAVE, { name: 'x' })).saved.code).toBe('NOT_AUTHENTICATED');
    expect((await library.ask(vietnam, REMOVE, { id })).done.__typename).toBe('SavedSearchDeleted');
    expect((await library.ask(vietnam, LIST)).mine).toEqual([]);
  });

  it('is refused with what is wrong', async () => {
    const refused = async (given: object) => (await library.ask(vietnam, SAVE, given as Record<string, unknown>)).saved;
    expect((await refused({ name: ' ' })).path).toEqual(['name']);
    expect((await refused({ name: 'x', filter: { topics: ['nonsense'] } })).path).toEqual(['filter', 'topics', '0']);
    expect((await refused({ name: 'x', search: 'a'.repeat(501) })).path).toEqual(['search']);
    expect((await library.ask(vietnam, LIST)).mine).toEqual([]);
  });
});
