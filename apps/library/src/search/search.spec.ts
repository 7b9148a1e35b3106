import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nobody, startLibrary, thailand, vietnam, type TestLibrary } from '../library.fixture.js';
import { fold } from '#kernel';
import { searchVectors } from './search-vector.js';

let library: TestLibrary;
const ids: Record<string, string> = {};

const TITLES: Record<string, Record<string, string>> = {
  many: {
    en: 'Ethical recruitment of nurses',
    vi: 'Tuyển dụng điều dưỡng có đạo đức',
    th: 'การสรรหาพยาบาลอย่างมีจริยธรรมจากต่างประเทศ',
    ar: 'التوظيف الأخلاقي للممرّضات والعاملين الصحيين',
    de: 'Faire Anwerbung von Pflegekräften aus dem Ausland',
    zh: '护士的合乎道德的国际招聘',
    ja: '看護師の倫理的な採用',
    lo: 'ການບັນຈຸພະຍາບານ',
    km: 'ការជ្រើសរើសគិលានុបដ្ឋាក',
    my: 'သူနာပြုများ ခေါ်ယူခြင်း',
    el: 'Ηθική πρόσληψη νοσηλευτών',
    ru: 'Этичный наём медицинских сестёр',
  },
  decree: { vi: 'Nghị định về khám bệnh, chữa bệnh', en: 'Decree on medical examination' },
  insurance: { th: 'ประกันสุขภาพแรงงานข้ามชาติ', en: 'Health insurance of migrant workers in Germany' },
};

beforeAll(async () => {
  library = await startLibrary();
  for (const [name, titles] of Object.entries(TITLES)) {
    const [original] = Object.keys(titles);
    const input = {
      originalLanguage: original,
      titles: Object.entries(titles).map(([language, value]) => ({ language, value })),
    };
    const number =
      name === 'decree'
        ? { number: '96/2023/NĐ-CP', provisions: [{ heading: 'Article 12: dormitories' }] }
        : { number: undefined };
    ids[name] = await library.publish(name === 'insurance' ? thailand : vietnam, 'Law', { ...input, ...number });
  }
});
afterAll(() => library.stop());

const find = async (search: string) => {
  const { publications } = await library.ask(
    nobody,
    `query ($search: String!) { publications(search: $search) { totalCount nodes { id } } }`,
    { search },
  );
  const names = publications.nodes.map(({ id }: { id: string }) => Object.keys(ids).find((name) => ids[name] === id));
  expect(publications.totalCount).toBe(names.length);
  return names;
};

describe('search', () => {
  it.each([
    ['Vietnamese', 'điều dưỡng'],
    ['Vietnamese without marks', 'dieu duong'],
    ['Thai', 'พยาบาล'],
    ['Thai, several words', 'สรรหาพยาบาล'],
    ['Arabic without vowel marks and article', 'ممرضات'],
    ['Arabic with another alef', 'الاخلاقي'],
    ['German', 'Pflegekräften'],
    ['German without umlaut, as a beginning', 'pflegekraft'],
    ['Chinese', '护士'],
    ['Japanese', '看護師'],
    ['Lao', 'ພະຍາບານ'],
    ['Khmer', 'គិលានុបដ្ឋាក'],
    ['Burmese', 'သူနာပြု'],
    ['Greek in capitals without accents', 'ΝΟΣΗΛΕΥΤΩΝ'],
    ['Russian with е for ё', 'наем сестер'],
    ['English, two languages mixed', 'nurses tuyen'],
  ])('finds a record through its text in %s', async (_, search) => {
    expect(await find(search)).toEqual(['many']);
  });

  it('joins words by AND, keeps a phrase together and leaves out what is excluded', async () => {
    expect(await find('health insurance')).toEqual(['insurance']);
    expect(await find('insurance health')).toEqual(['insurance']);
    expect(await find('"insurance health"')).toEqual([]);
    expect(await find('"health insurance"')).toEqual(['insurance']);
    expect(await find('health -germany')).toEqual([]);
    expect(await find('health nurses')).toEqual([]);
    expect(await find('migrant worker german')).toEqual(['insurance']);
    expect(await find('"migrant worker"')).toEqual([]);
  });

  it('finds either of what is joined by OR, together with the rest', async () => {
    expect((await find('dormitories OR insurance')).sort()).toEqual(['decree', 'insurance']);
    expect(await find('dormitories OR insurance germany')).toEqual(['insurance']);
    expect(await find('dormitories OR insurance -germany')).toEqual(['decree']);
    expect(await find('"migrant workers" OR "faire Anwerbung" germany')).toEqual(['insurance']);
    expect(await find('or')).toEqual([]);
  });

  it('finds a word by its other forms, in the languages that have a stemmer', async () => {
    const german = await library.publish(vietnam, 'Law', {
      originalLanguage: 'de',
      titles: [
        { language: 'de', value: 'Verordnungen über Häuser' },
        { language: 'fr', value: 'Les chevaux nationaux' },
      ],
      number: undefined,
    });
    ids['german'] = german;
    for (const search of ['verordnung', 'haus', 'häusern', 'nationale', '-nurses Verordnung'])
      expect(await find(search)).toEqual(['german']);
    for (const search of ['"verordnung"', '"haus"']) expect(await find(search)).toEqual([]);
  });

  it('does without words that carry no meaning, unless they are all there is or stand in a phrase', async () => {
    expect(await find('the insurance of the migrants')).toEqual(['insurance']);
    expect(await find('"insurance of migrant workers"')).toEqual(['insurance']);
    expect(await find('"insurance the migrant workers"')).toEqual([]);
    expect((await find('of')).sort()).toEqual(['insurance', 'many']);
  });

  it('finds names of an alphabet with vowels by their Latin letters', async () => {
    expect(await find('meditsinskikh')).toEqual(['many']);
    expect(await find('prosl')).toEqual([]);
  });

  it('finds what is meant in the words of another language, after what has the word itself', async () => {
    ids['hebamme'] = await library.publish(vietnam, 'Law', {
      originalLanguage: 'de',
      titles: [{ language: 'de', value: 'Gesetz über die Hebammen' }],
      number: undefined,
    });
    ids['midwife'] = await library.publish(vietnam, 'Practice', {
      titles: [{ language: 'en', value: 'Something else' }],
      summaries: [{ language: 'en', value: 'Midwives in the mountains' }],
    });
    for (const search of ['midwife', 'sage-femme', 'hộ sinh', '助产士', 'ผดุงครรภ์'])
      expect(await find(search)).toContain('hebamme');
    expect(await find('"midwife"')).toEqual([]);
    expect(await find('midwife germany')).toEqual([]);
  });

  it('finds a law by its number, its provisions and its id', async () => {
    for (const search of ['96/2023/NĐ-CP', '96/2023', '"NĐ-CP"', 'dormitor', ids['decree'] as string])
      expect(await find(search)).toEqual(['decree']);
  });

  it('puts the better match first', async () => {
    const other = await library.publish(vietnam, 'Law', {
      titles: [{ language: 'vi', value: 'Khác' }],
      summaries: [{ language: 'en', value: 'It mentions a decree once, among much else.' }],
      number: undefined,
    });
    const { publications } = await library.ask(
      nobody,
      `{ publications(search: "decree", first: 10) { nodes { id } } }`,
    );
    expect(publications.nodes.map(({ id }: { id: string }) => id)).toEqual([ids['decree'], other]);
  });

  it.each(["'; DROP TABLE library.publication; --", `q' | 'w`, '\\', '"', '&!()<->:*', '😀'])(
    'takes %s as words, not as syntax',
    async (search) => {
      expect(await find(search)).toEqual([]);
      expect((await library.ask(nobody, `{ publications { totalCount } }`)).publications.totalCount).toBeGreaterThan(0);
    },
  );

  it('gives everything for a blank search and refuses one that is too long', async () => {
    expect((await find('   ')).length).toBeGreaterThan(2);
    const { errors } = await library.raw(nobody, `{ publications(search: "${'a'.repeat(501)}") { nodes { id } } }`);
    expect(errors?.[0]?.message).toContain('search: must have at most 500 characters');
  });
});

describe('folding', () => {
  it.each([
    ['Straße', 'strasse'],
    ['İSTANBUL', 'istanbul'],
    ['Đường', 'duong'],
    ['٢٠٢٦', '2026'],
    ['๒๐๒๖', '2026'],
    ['ﬁne', 'fine'],
    ['والعاملين', 'عاملين'],
    ['الله', 'الله'],
  ])('brings %s to %s', (word, expected) => expect(fold(word)).toBe(expected));

  it('makes a vector of words, stems marked with their language, and Latin letters', () => {
    const { search, search_title } = searchVectors([
      { weight: 'A', words: [['nhan'], ['vien']] },
      { weight: 'B', words: [['nurses', 'en=nurs']] },
      {
        weight: 'C',
        words: [
          ['сестра', '~sestra'],
          ['nurses', 'en=nurs'],
        ],
      },
    ]);
    expect(search_title).toBe(`'nhan':1A 'vien':2A`);
    expect(search).toBe(`'nhan':1A 'vien':2A 'nurses':13B,25C 'en=nurs':13B,25C 'сестра':24C '~sestra':24C`);
  });
});
