import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nobody, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';

let library: TestLibrary;
const there: string[] = [];

/** In titles, in another language's words, and elsewhere: every tier of the ranking has some. */
const TITLES = [
  { titles: [{ language: 'en', value: 'Midwife act' }] },
  { titles: [{ language: 'en', value: 'The midwife and the mountains, a long title' }] },
  { originalLanguage: 'de', titles: [{ language: 'de', value: 'Gesetz über Hebammen' }] },
  {
    titles: [{ language: 'en', value: 'Other' }],
    summaries: [{ language: 'en', value: 'About a midwife, and a midwife' }],
  },
  { titles: [{ language: 'en', value: 'Another' }], summaries: [{ language: 'en', value: 'A midwife' }] },
];

const publish = (index: number): Promise<string> =>
  library.publish(vietnam, 'Law', {
    originalLanguage: 'en',
    number: undefined,
    inForceOn: `20${10 + (index % 7)}-01-01`,
    ...TITLES[index % TITLES.length],
  });

beforeAll(async () => {
  library = await startLibrary();
  for (let index = 0; index < 15; index++) there.push(await publish(index));
});
afterAll(() => library.stop());

describe('pages of a search', () => {
  it.each(['RELEVANCE', 'RECENT', 'LEGAL_DATE', 'FIRST_PUBLISHED'])(
    'by %s show what was there once each, while others are published between them',
    async (order) => {
      const before = [...there];
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const {
          found,
        }: Record<string, { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } }> =
          await library.ask(
            nobody,
            `query ($after: String, $order: PublicationOrder) { found: publications(search: "midwife", first: 4, after: $after, orderBy: $order) {
              nodes { id } pageInfo { endCursor hasNextPage } } }`,
            { after, order },
          );
        seen.push(...(found?.nodes ?? []).map(({ id }) => id));
        after = found?.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
        if (after !== null) there.push(await publish(seen.length));
      } while (after !== null && seen.length < 200);
      expect(new Set(seen).size).toBe(seen.length);
      expect(before.filter((id) => !seen.includes(id))).toEqual([]);
    },
  );

  it('stand in the order of the tiers', async () => {
    const { found } = await library.ask(
      nobody,
      `{ found: publications(search: "midwife", first: 50) { nodes { title { value } } } }`,
    );
    const tiers = found.nodes.map(({ title }: { title: { value: string } }) =>
      /midwi/i.test(title.value) ? 1 : /Hebammen/.test(title.value) ? 2 : 3,
    );
    expect(tiers).toEqual([...tiers].sort());
    expect(new Set(tiers).size).toBe(3);
  });
});
