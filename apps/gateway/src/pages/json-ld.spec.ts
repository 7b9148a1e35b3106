import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { country, decree, recordedReader, vietNam } from './recorded.fixture.js';
import { bodyOf, contact } from './register.fixture.js';
import { BROWSER, siteOn } from './site.fixture.js';

/** The part of schema.org (version 29) that is used here: what a type may say of itself, with what it is a kind of. */
const VOCABULARY: Record<string, { is?: string[]; may: string[] }> = {
  Thing: { may: 'additionalType alternateName description identifier mainEntityOfPage name sameAs url'.split(' ') },
  CreativeWork: {
    is: ['Thing'],
    may: 'about abstract author creativeWorkStatus dateModified datePublished encodingFormat inLanguage license publisher spatialCoverage temporalCoverage version'.split(
      ' ',
    ),
  },
  Legislation: {
    is: ['CreativeWork'],
    may: 'legislationDate legislationIdentifier legislationJurisdiction legislationLegalForce legislationType'.split(
      ' ',
    ),
  },
  Article: { is: ['CreativeWork'], may: [] },
  Report: { is: ['Article'], may: ['reportNumber'] },
  Dataset: { is: ['CreativeWork'], may: [] },
  WebSite: { is: ['CreativeWork'], may: [] },
  WebPage: { is: ['CreativeWork'], may: ['lastReviewed'] },
  Event: { is: ['Thing'], may: 'about endDate eventStatus inLanguage location organizer startDate'.split(' ') },
  Place: { is: ['Thing'], may: ['address'] },
  Country: { is: ['Place'], may: [] },
  VirtualLocation: { is: ['Thing'], may: [] },
  PostalAddress: { is: ['Thing'], may: ['addressCountry', 'addressLocality'] },
  Organization: { is: ['Thing'], may: 'areaServed parentOrganization subOrganization'.split(' ') },
  GovernmentOrganization: { is: ['Organization'], may: [] },
  PropertyValue: { is: ['Thing'], may: ['propertyID', 'value'] },
  DefinedTerm: { is: ['Thing'], may: ['termCode'] },
};
/** What nobody who reads it can do without. */
const NEEDED: Record<string, string[]> = {
  Legislation: 'name legislationIdentifier inLanguage publisher datePublished'.split(' '),
  Article: 'name publisher datePublished'.split(' '),
  Dataset: 'name publisher'.split(' '),
  Event: 'name startDate eventStatus'.split(' '),
  Country: ['name', 'identifier'],
  Organization: ['name'],
};
const DATES = /^(date(Published|Modified)|startDate|endDate|lastReviewed|legislationDate)$/;

const mayOf = (type: string): string[] => {
  const { is = [], may = [] } = VOCABULARY[type] ?? {};
  return [...may, ...is.flatMap(mayOf)];
};

/** Everything that schema.org does not know, that is empty, or that is missing. */
function faultsOf(node: unknown, at: string): string[] {
  if (Array.isArray(node))
    return node.length === 0 ? [`${at} is empty`] : node.flatMap((one, n) => faultsOf(one, `${at}[${n}]`));
  if (node === null || node === undefined || node === '') return [`${at} is empty`];
  if (typeof node !== 'object') return [];
  if ('@value' in node) return Object.keys(node).sort().join() === '@language,@value' ? [] : [`${at} is no text`];
  const { '@type': type, '@context': _context, '@graph': graph, '@id': id, ...own } = node as Record<string, unknown>;
  if (graph) return faultsOf(graph, at);
  if (type === undefined) return typeof id === 'string' && Object.keys(own).length === 0 ? [] : [`${at} has no type`];
  if (!VOCABULARY[String(type)]) return [`${at} is of the unknown type ${String(type)}`];
  const may = mayOf(String(type));
  return [
    ...(at === ''
      ? (NEEDED[String(type)] ?? []).filter((name) => !(name in own)).map((name) => `${name} is missing`)
      : []),
    ...Object.entries(own).flatMap(([name, value]) => [
      ...(may.includes(name) ? [] : [`${at}.${name} is no property of ${String(type)}`]),
      ...(DATES.test(name) && !/^\d{4}(-\d{2}(-\d{2}(T[\d:.]+Z)?)?)?$/.test(String(value))
        ? [`${at}.${name} is no date`]
        : []),
      ...faultsOf(value, `${at}.${name}`),
    ]),
  ];
}

let site: FastifyInstance;
afterEach(() => site.close());

async function linkedDataOf(url: string, answers: Record<string, unknown>): Promise<Record<string, unknown>> {
  site = siteOn(recordedReader(answers));
  const { body } = await site.inject({ url, headers: BROWSER });
  const [, block = 'null'] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(body) ?? [];
  return JSON.parse(block) as Record<string, unknown>;
}

const party = (code: string, name: string) => ({
  country: country(code, ['en', name]),
  body: null,
  role: null,
  ministry: null,
  signedOn: null,
  ratifiedOn: null,
  inForceOn: null,
  withdrawnOn: null,
});
const TEXTS = { problem: null, action: null, results: null, evidence: null, cost: null, replicability: null };
const kinds: [string, Record<string, unknown>, Record<string, unknown>][] = [
  ['a law', {}, { '@type': 'Legislation', temporalCoverage: '2099-01-01/..', creativeWorkStatus: 'PUBLISHED' }],
  [
    'a law of which little is known',
    { number: null, lawType: null, inForceOn: null, country: null, summary: null, freshness: null, topics: [] },
    { '@type': 'Legislation' },
  ],
  [
    'an agreement',
    {
      __typename: 'Agreement',
      kind: 'AGREEMENT',
      form: 'MOU',
      phase: 'IN_FORCE',
      agreementType: 'BILATERAL',
      binding: true,
      signedOn: '2026-03',
      inForceOn: '2026-06-01',
      expiresOn: '2031-06-01',
      expiringOn: null,
      parties: [party('VN', 'Viet Nam'), party('DE', 'Germany')],
      assertions: [],
      safeguardsCheck: null,
    },
    {
      legislationDate: '2026-03',
      temporalCoverage: '2026-06-01/2031-06-01',
      legislationLegalForce: 'https://schema.org/InForce',
    },
  ],
  [
    'a practice',
    {
      __typename: 'Practice',
      kind: 'PRACTICE',
      ...TEXTS,
      startedOn: '2019',
      endedOn: null,
      countries: [vietNam],
      partners: [],
      reviewed: false,
      reviews: [],
    },
    { '@type': 'Article', temporalCoverage: '2019/..' },
  ],
  [
    'an event',
    {
      __typename: 'Event',
      kind: 'EVENT',
      eventType: 'SEMINAR',
      status: 'SCHEDULED',
      startsOn: '2099-03-02',
      endsOn: null,
      place: { country: vietNam, city: 'Hà Nội', venue: null, online: 'javascript:alert(1)' },
      organisers: [{ participant: null, name: 'A college' }],
      heldIn: ['vi', 'en'],
      recommendations: null,
    },
    { '@type': 'Event', inLanguage: ['vi', 'en'], location: [{ '@type': 'Place', address: { addressCountry: 'VN' } }] },
  ],
  [
    'an event that is nowhere yet',
    {
      __typename: 'Event',
      kind: 'EVENT',
      eventType: null,
      status: 'POSTPONED',
      startsOn: '2099',
      endsOn: null,
      place: null,
      organisers: [],
      heldIn: [],
      recommendations: null,
    },
    { eventStatus: 'https://schema.org/EventPostponed' },
  ],
  ...(['DATASET', 'REPORT', 'WEBSITE', 'GUIDE'] as const).map(
    (resourceType): [string, Record<string, unknown>, Record<string, unknown>] => [
      `a resource, ${resourceType}`,
      {
        __typename: 'Resource',
        kind: 'RESOURCE',
        resourceType,
        issuedOn: '2020',
        authors: ['A. Nguyen'],
        publisher: 'A press',
        edition: '2nd',
        identifier: '978-92-4-000000-0',
        licence: 'All rights reserved',
        format: 'text/csv',
        countries: [],
      },
      {
        version: '2nd',
        datePublished: '2020',
        publisher: { name: 'A press' },
        license: { name: 'All rights reserved' },
      },
    ],
  ),
];

describe('what a page says to machines is what schema.org knows, and nothing that is empty:', () => {
  it.each(kinds)('%s', async (_name, over, expected) => {
    const linked = await linkedDataOf('/publications/VN-LAW-2026-000123', {
      PublicationPage: { publication: { ...decree, ...over } },
    });
    expect(faultsOf(linked, '')).toEqual([]);
    expect(linked).toMatchObject({
      '@context': 'https://schema.org',
      '@id': 'https://node.example/publications/VN-LAW-2026-000123',
      ...expected,
    });
    expect(JSON.stringify(linked)).not.toContain('javascript:');
  });

  it('a country, with the authorities that speak for it', async () => {
    const authority = {
      id: 'VN-MOH',
      name: 'Ministry of Health',
      names: [{ language: 'vi', value: 'Bộ Y tế' }],
      functions: [],
      website: 'javascript:alert(1)',
      certain: false,
      designations: [],
      ...contact,
    };
    const linked = await linkedDataOf('/countries/VN', {
      CountryPage: {
        country: {
          ...vietNam,
          alpha3: 'VNM',
          whoRegion: 'WPR',
          authorities: [authority],
          bodies: [],
          publications: { totalCount: 0, nodes: [] },
        },
      },
    });
    expect(faultsOf(linked, '')).toEqual([]);
    const address = 'https://node.example/countries/VN';
    expect(linked['@graph']).toEqual([
      expect.objectContaining({ '@type': 'Country', '@id': address }),
      {
        '@type': 'GovernmentOrganization',
        identifier: 'VN-MOH',
        name: [{ '@language': 'vi', '@value': 'Bộ Y tế' }],
        areaServed: { '@id': address },
      },
    ]);
  });

  it('a regional body, with the states that it serves', async () => {
    const linked = await linkedDataOf('/bodies/ASEAN', { BodyPage: bodyOf(vietNam) });
    expect(faultsOf(linked, '')).toEqual([]);
    expect(linked).toMatchObject({
      '@type': 'Organization',
      '@id': 'https://node.example/bodies/ASEAN',
      areaServed: [{ '@type': 'Country', identifier: 'VN' }],
    });
  });
});
