import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { arabicAct, decree, home, recordedReader, vietNam } from './recorded.fixture.js';
import { contact } from './register.fixture.js';
import { BROWSER, siteOn } from './site.fixture.js';

let site: FastifyInstance;
afterEach(() => site.close());

const LOCALES = 'libs/wording/locales';
type Catalogue = Record<string, string>;
const catalogue = (tag: string): Catalogue =>
  Object.assign(
    {},
    ...readdirSync(`${LOCALES}/en`)
      .filter((file) => !file.startsWith('portal'))
      .map((file) => JSON.parse(readFileSync(`${LOCALES}/${tag}/${file}`, 'utf8')) as Catalogue),
  ) as Catalogue;

/** What stands between the places of English sentences, where it is long enough to be known again. */
const ENGLISH = [
  ...new Set(
    Object.values(catalogue('en'))
      .flatMap((words) => words.split(/\{\{.*?\}\}|<\/?\w+>/))
      .map((part) => part.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
      .filter((part) => part.length > 4),
  ),
];

/** What is read or heard of a page, without what is content: marked as English, isolated, or code. */
const toldBy = (page: string): string => {
  const own = page
    .replace(/<(script|title)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<(bdi|code)\b[^>]*>[^<]*<\/\1>/g, ' ')
    .replace(/<(\w+)[^>]* lang="en"[^>]*>[\s\S]*?<\/\1>/g, ' ');
  const heard = [...own.matchAll(/(?:aria-label|placeholder|title|alt)="([^"]*)"/g)].map(([, words]) => words);
  return [own.replace(/<[^>]*>/g, ' '), ...heard].join(' ').replace(/\s+/g, ' ');
};

const agreement = {
  ...decree,
  __typename: 'Agreement',
  id: 'VN-AGR-2026-000007',
  kind: 'AGREEMENT',
  form: 'MOU',
  phase: 'SIGNED',
  signedOn: '2026-03',
  expiresOn: null,
  publishedOn: null,
  inForceOn: null,
  agreementType: 'BILATERAL',
  binding: true,
  expiringOn: null,
  parties: [
    {
      country: vietNam,
      body: null,
      role: 'ORIGIN',
      ministry: null,
      signedOn: '2026-03',
      ratifiedOn: null,
      inForceOn: null,
      withdrawnOn: null,
    },
    {
      country: arabicAct.country,
      body: null,
      role: 'DESTINATION',
      ministry: null,
      signedOn: null,
      ratifiedOn: '2026',
      inForceOn: null,
      withdrawnOn: null,
    },
  ],
  assertions: [
    {
      party: { country: arabicAct.country, body: null },
      state: 'SILENT',
      askedAt: '2026-01-01T00:00:00Z',
      days: 31,
      silentSince: '2026-02-01T00:00:00Z',
      given: null,
    },
  ],
  safeguardsCheck: {
    verdict: 'NO_LIST',
    parties: [],
    reasons: [{ text: 'No list existed before 2020.', source: 'WHO' }],
  },
};
const theCountry = {
  ...vietNam,
  alpha3: 'VNM',
  whoRegion: 'WPR',
  authorities: [
    {
      id: 'VN-MOH',
      name: 'Ministry of Health',
      names: [],
      functions: [],
      website: null,
      certain: false,
      designations: [{ capacity: 'DESIGNATED_NATIONAL_AUTHORITY', from: '2026', demonstration: true, body: null }],
      ...contact,
      contactPoints: contact.contactPoints.map((point) => ({ ...point, offices: [{ language: 'en', value: 'Desk' }] })),
    },
  ],
  bodies: [{ kind: 'OBSERVER', from: '1995', certain: false, body: { id: 'ASEAN', name: 'ASEAN', names: [] } }],
  publications: { totalCount: 2, nodes: [decree, agreement] },
};
const counts = (...values: string[]) => values.map((value, at) => ({ value, count: at + 1 }));
const found = {
  publications: {
    totalCount: 1234,
    edges: [decree, agreement, arabicAct].map((node) => ({ node, highlights: [] })),
    facets: {
      kinds: counts('LAW', 'AGREEMENT'),
      countries: [],
      topics: [],
      legalBases: [],
      languages: counts('vi', 'en'),
      years: counts('2024', '2025'),
      legalForces: counts('IN_FORCE', 'REPEALED'),
      phases: counts('SIGNED', 'ENDED'),
    },
    correctedTo: 'nurses',
    didYouMean: 'nursing',
    expandedBy: [{ typed: 'nurses', alsoSearched: [{ language: 'vi', value: 'điều dưỡng' }] }],
    pageInfo: { hasNextPage: true, endCursor: 'c' },
  },
  topics: [],
  legalBases: [],
};

const pages: [string, string, Record<string, unknown>][] = [
  ['the first page', '/', { HomePage: home([decree, arabicAct, agreement]) }],
  ['an empty first page', '/', { HomePage: home([]) }],
  ['results', '/?q=nrses&force=IN_FORCE', { PublicationsPage: found }],
  [
    'no results',
    '/?q=nothing',
    {
      PublicationsPage: {
        ...found,
        publications: { ...found.publications, totalCount: 0, edges: [], correctedTo: null },
      },
    },
  ],
  [
    'a law',
    '/publications/VN-LAW-2026-000123@1',
    { PublicationPage: { publication: { ...decree, revision: 1, confidence: arabicAct.confidence } } },
  ],
  ['an agreement', '/publications/VN-AGR-2026-000007', { PublicationPage: { publication: agreement } }],
  ['a country', '/countries/VN', { CountryPage: { country: theCountry } }],
  ['what is not there', '/publications/VN-LAW-2026-000999', { PublicationPage: { publication: null } }],
  ['what fails', '/', { HomePage: new Error('broken') }],
];

describe.each([
  ['ar', 'rtl', 'هذه الترجمة من عمل آلة'],
  ['th', 'ltr', 'คำแปลนี้จัดทำโดยเครื่อง'],
])('in %s', (tag, dir, madeByMachine) => {
  const own = new Set(Object.values(catalogue(tag)));

  it.each(pages)('%s leaves nothing in English', async (_name, url, answers) => {
    site = siteOn(recordedReader(answers));
    const answer = await site.inject({ url, headers: { ...BROWSER, 'accept-language': `${tag}-XX;q=0.1, ${tag}` } });
    expect(answer.headers['content-language']).toBe(tag);
    expect(answer.body).toContain(`<html lang="${tag}" dir="${dir}">`);
    const told = toldBy(answer.body);
    expect(told).toContain(madeByMachine);
    expect(ENGLISH.filter((part) => !own.has(part) && told.includes(part))).toEqual([]);
  });
});
