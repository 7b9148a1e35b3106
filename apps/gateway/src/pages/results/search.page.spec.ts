import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { Fault } from '#kernel';
import { arabicAct, country, decree, recordedReader, vietNam } from '../recorded.fixture.js';
import { BROWSER, siteOn } from '../site.fixture.js';

let site: FastifyInstance;
afterEach(() => site.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  site.inject({ url, headers: { ...BROWSER, ...headers } });
const plain = (page: string): string => page.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
const links = (page: string): string[] =>
  [...page.matchAll(/href="(\/publications\?[^"]*)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'));

const NO_FACETS = {
  kinds: [],
  countries: [],
  topics: [],
  legalBases: [],
  languages: [],
  years: [],
  legalForces: [],
  phases: [],
};
const label = (value: string) => ({ language: 'en', value });

function found(over: object = {}) {
  return recordedReader({
    PublicationsPage: {
      publications: {
        totalCount: 0,
        edges: [],
        facets: NO_FACETS,
        correctedTo: null,
        didYouMean: null,
        pageInfo: { hasNextPage: false, endCursor: null },
        ...over,
      },
      topics: [{ code: 'migrants-health/workers', label: label('Migrant workers') }],
      legalBases: [{ code: 'CODE-2010:7.2a', label: label('A database of laws') }],
    },
  });
}

describe('a search', () => {
  it('is for words in any script and gives them back as they were', async () => {
    const reader = found();
    site = siteOn(reader);
    const { body } = await get(`/?q=${encodeURIComponent('พยาบาล "><script>')}`);
    expect(reader.asked[0]?.variables['search']).toBe('พยาบาล "><script>');
    expect(body).toContain('value="พยาบาล &quot;&gt;&lt;script&gt;"');
    expect(plain(body)).toContain('No publication that you may read has all these words.');
  });

  it('goes straight to a record whose id is given', async () => {
    site = siteOn(found());
    const answer = await get('/?q=VN-LAW-2026-000123');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/publications/VN-LAW-2026-000123']);
  });

  it('leads to the next page, with all that is chosen', async () => {
    const edges = [{ node: decree, highlights: [] }];
    site = siteOn(found({ totalCount: 21, edges, pageInfo: { hasNextPage: true, endCursor: 'c/1' } }));
    const { body } = await get('/publications?q=a&kind=LAW&country=VN&country=PH&order=LEGAL_DATE');
    expect(links(body)).toContain('/publications?q=a&kind=LAW&country=VN&country=PH&order=LEGAL_DATE&after=c%2F1');
  });

  it('says what was wrong with a cursor that is not one', async () => {
    site = siteOn(recordedReader({ PublicationsPage: new Fault('INVALID_INPUT', 'after: not a cursor of this list') }));
    const answer = await get('/publications?after=x');
    expect(answer.statusCode).toBe(400);
    expect(plain(answer.body)).toContain('after: not a cursor of this list');
  });

  it('asks the API for what is chosen, in its words, and orders as it is told', async () => {
    const reader = found();
    site = siteOn(reader);
    await get('/publications?q=a&kind=LAW&country=VN&country=VN&basis=CODE-2010:7.2a&year=2024&year=soon&order=RECENT');
    expect(reader.asked[0]?.variables).toMatchObject({
      filter: { kinds: ['LAW'], countries: ['VN'], legalBases: ['CODE-2010:7.2a'], years: [2024, 0] },
      orderBy: 'RECENT',
      isSearched: true,
    });
    await get('/publications?order=sideways&colour=red');
    expect(reader.asked[1]?.variables).toMatchObject({ filter: null, orderBy: null, isSearched: false });
  });

  it('offers to narrow down, in the reader’s language, and to take back what is chosen', async () => {
    const facets = {
      ...NO_FACETS,
      kinds: [{ value: 'LAW', count: 1200 }],
      countries: [
        { value: 'VN', count: 7, country: vietNam },
        { value: 'PH', count: 5, country: country('PH', ['en', 'Philippines']) },
      ],
      legalBases: [{ value: 'CODE-2010:7.2a', count: 3 }],
      topics: [
        { value: 'migrants-health/workers', count: 4 },
        { value: 'no-longer/there', count: 1 },
      ],
    };
    site = siteOn(found({ totalCount: 12, facets }));
    const { body } = await get('/publications?q=a&country=VN', { 'accept-language': 'fr' });
    const text = plain(body);
    expect(text).toContain('Lois 1 200');
    expect(text).toContain('Viêt Nam 7 annuler');
    expect(text).toContain('Migrant workers 4');
    expect(text).toContain('no-longer/there 1');
    // one value alone narrows nothing down
    expect(text).not.toContain('A database of laws');
    expect(links(body)).toEqual(
      expect.arrayContaining([
        '/publications?q=a',
        '/publications?q=a&country=VN&country=PH',
        '/publications?q=a&country=VN&topic=migrants-health%2Fworkers',
      ]),
    );
    expect(body).toContain('href="/exports/publications.csv?search=a&amp;countries=VN"');
  });

  it('keeps what is chosen when other words are typed', async () => {
    site = siteOn(found());
    expect((await get('/publications?q=a&country=VN')).body.replace(/\s+/g, ' ')).toContain(
      '<input type="hidden" name="country" value="VN"',
    );
  });

  it('shows where the words were found, marked, in the direction of the text, and no markup of theirs', async () => {
    const passage = (field: string, language: string, ...segments: [string, boolean][]) => ({
      field,
      language,
      segments: segments.map(([text, match]) => ({ text, match })),
      cutBefore: true,
      cutAfter: false,
    });
    const highlights = [
      passage('title', 'ar', ['عنوان', true]),
      passage('summaries', 'ar', ['قانون <b>', false], ['العمال', true]),
    ];
    site = siteOn(found({ totalCount: 1, edges: [{ node: arabicAct, highlights }] }));
    const body = (await get('/publications?q=a')).body.replace(/\s+/g, ' ');
    expect(body).toContain('<p class="passage" lang="ar" dir="rtl"> … قانون &lt;b&gt;<mark>العمال</mark> </p>');
    expect(body).not.toContain('<mark>عنوان</mark>');
  });

  it('says what was made of the words', async () => {
    const expandedBy = [{ typed: 'nurses', alsoSearched: [{ language: 'vi', value: 'điều dưỡng' }] }];
    site = siteOn(found({ totalCount: 2, correctedTo: 'nurses', didYouMean: 'nursing', expandedBy }));
    const text = plain((await get('/publications?q=nrses')).body);
    expect(text).toContain('Nothing has nrses: this is what was found for nurses.');
    expect(text).toContain('Did you mean nursing?');
    expect(text).toContain('For nurses also looked for: điều dưỡng.');
  });
});
