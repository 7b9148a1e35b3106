import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { INPUTS, nobody, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';
import { SearchIndex } from './search-index.service.js';

let library: TestLibrary;
let index: SearchIndex;
const fileTexts = new Map<string, string>();

beforeAll(async () => {
  library = await startLibrary();
  index = library.service.app.get(SearchIndex, { strict: false });
  index.addSource({
    searchTextsOf: async (records) =>
      new Map(
        records.flatMap(({ id }) => {
          const text = fileTexts.get(id);
          return text === undefined ? [] : [[id, [{ field: 'files', language: 'en', text }]]];
        }),
      ),
  });
});
afterAll(() => library.stop());

const found = async (search: string): Promise<string[]> => {
  const { publications } = await library.ask(
    nobody,
    `query ($search: String) { publications(search: $search) { nodes { id } } }`,
    {
      search,
    },
  );
  return publications.nodes.map(({ id }: { id: string }) => id);
};

describe('the index', () => {
  it('finds a record by a text outside its content once it is told of it, and no longer once the text is gone', async () => {
    const id = await library.publish(vietnam, 'Law');
    expect(await found('quarantine')).toEqual([]);
    fileTexts.set(id, 'Annex on quarantine of travellers');
    await index.refresh([id, id, 'VN-LAW-2000-999999']);
    expect(await found('quarantine')).toEqual([id]);
    fileTexts.delete(id);
    await index.refresh([id]);
    expect(await found('quarantine')).toEqual([]);
    expect(await found('workers abroad')).toEqual([id]);
  });

  it('keeps such texts when the record is revised, and ranks them below the record’s own', async () => {
    const id = await library.publish(vietnam, 'Law', { number: undefined });
    fileTexts.set(id, 'Annex on vaccination');
    const input = { ...INPUTS.Law, number: undefined, gazette: 'Official Gazette 12' };
    await library.ask(vietnam, `mutation { openDraft(id: "${id}") { __typename } }`);
    const revise = `mutation ($input: LawInput!) { done: updateLaw(id: "${id}", expectedVersion: 1, input: $input) { __typename } }`;
    expect((await library.ask(vietnam, revise, { input })).done.__typename).toBe('Law');
    const { done } = await library.ask(vietnam, `mutation { done: publish(id: "${id}") { __typename } }`);
    expect(done.__typename).toBe('Law');
    const own = await library.publish(vietnam, 'Practice', {
      titles: [{ language: 'en', value: 'Something else' }],
      summaries: [{ language: 'en', value: 'A practice of vaccination' }],
    });
    expect(await found('vaccination')).toEqual([own, id]);
  });
});
