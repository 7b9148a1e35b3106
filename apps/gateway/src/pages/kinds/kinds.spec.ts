import { expect, it } from '@jest/globals';
import { arabicAct, decree, recordedReader, vietNam } from '../recorded.fixture.js';
import { siteOn } from '../site.fixture.js';

const entry = { ...decree, summary: null };
const event = {
  ...entry,
  __typename: 'Event',
  id: 'VN-EVT-2026-000001',
  kind: 'EVENT',
  title: { language: 'en', value: 'Workshop <b>on fees</b>' },
  eventType: 'WORKSHOP',
  status: 'SCHEDULED',
  startsOn: '2099-03-02',
  endsOn: '2099-03-04',
  place: { country: vietNam, city: 'Hà Nội', venue: null, online: 'javascript:alert(1)' },
  organisers: [
    { participant: entry.owner, name: null },
    { participant: null, name: 'A college' },
  ],
  heldIn: ['vi', 'en'],
  recommendations: { language: 'ar', value: arabicAct.title.value },
};
const resource = {
  ...entry,
  __typename: 'Resource',
  id: 'VN-RES-2026-000001',
  kind: 'RESOURCE',
  title: { language: 'en', value: 'Figures' },
  resourceType: 'DATASET',
  issuedOn: '2020',
  authors: ['A. Nguyen', 'B. Keller'],
  publisher: null,
  edition: '2nd',
  identifier: null,
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  format: 'text/csv',
  countries: [vietNam],
};

async function pageOf(
  publication: { id: string } & Record<string, unknown>,
): Promise<{ text: string; body: string; linked: Record<string, unknown> }> {
  const site = siteOn(recordedReader({ PublicationPage: { publication } }));
  const { body } = await site.inject({ url: `/publications/${publication.id}`, headers: { accept: 'text/html' } });
  await site.close();
  const [, data = '{}'] = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(body) ?? [];
  return { body, text: body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '), linked: JSON.parse(data) };
}

it('an event tells where it is, who holds it, in which languages, and what was recommended', async () => {
  const { text, body, linked } = await pageOf(event);
  expect(text).toMatch(/To be held: 2 March 2099 to 4 March 2099/);
  expect(text).toMatch(/Where Hà Nội , Viet Nam Who holds it Ministry of Health and A college/);
  expect(text).toMatch(/Languages spoken Vietnamese and English/);
  expect(body).toContain('dir="rtl"');
  expect(body).not.toContain('<b>on fees');
  expect(body).not.toContain('href="javascript');
  expect(linked).toMatchObject({ '@type': 'Event', startDate: '2099-03-02', endDate: '2099-03-04' });
});

it('a resource tells by whom it is, in which format, and under which licence', async () => {
  const { text, linked } = await pageOf(resource);
  expect(text).toMatch(/Dataset · .* Issued 2020/);
  expect(text).toMatch(/By A. Nguyen, B. Keller Edition 2nd Format text\/csv Licence https:\/\/creativecommons/);
  expect(linked).toMatchObject({ '@type': 'Dataset', datePublished: '2020', encodingFormat: 'text/csv' });
});

it('a record tells what it amends, who amends it, and what stands in its place', async () => {
  const named = (id: string, value: string) => ({ id, title: { language: 'en', value } });
  const { text, body } = await pageOf({
    ...entry,
    supersededBy: named('VN-LAW-2026-000900', 'The new <i>decree</i>'),
    entriesIntoForce: [
      { on: '2026-01-01', provisions: ['Article 1', 'Article 2'], note: null },
      { on: '2027', provisions: [], note: 'at the latest' },
    ],
    links: [
      {
        relation: 'AMENDS',
        target: 'VN-LAW-2020-000001@1',
        isLatest: false,
        note: 'Article 3',
        external: null,
        publication: named('VN-LAW-2020-000001', 'The old decree'),
      },
      {
        relation: 'RELATES_TO',
        target: 'VN-LAW-2020-000002',
        isLatest: null,
        note: null,
        external: null,
        publication: null,
      },
      {
        relation: 'BASED_ON',
        target: null,
        isLatest: null,
        note: null,
        external: { title: 'A directive', url: 'javascript:alert(1)' },
        publication: null,
      },
    ],
    linkedBy: [{ relation: 'AMENDED_BY', publication: named('VN-LAW-2026-000901', 'An amending decree') }],
  });
  expect(text).toMatch(/Superseded\. The new &lt;i&gt;decree&lt;\/i&gt; stands in its place now/);
  expect(text).toMatch(/Amends The old decree an earlier revision; the newest Article 3/);
  expect(body).toContain('href="/publications/VN-LAW-2020-000001@1"');
  expect(text).toMatch(/See also VN-LAW-2020-000002 Based on A directive/);
  expect(text).toMatch(/Amended by An amending decree/);
  expect(text).toMatch(/1 January 2026 Article 1, Article 2 2027 the rest at the latest/);
  expect(body).not.toContain('href="javascript');
});

it('a practice tells what its peers said, and of which revision', async () => {
  const texts = { problem: null, action: null, results: null, evidence: null, cost: null, replicability: null };
  const practice = {
    ...entry,
    ...texts,
    __typename: 'Practice',
    kind: 'PRACTICE',
    id: 'VN-PRA-2026-000001',
    startedOn: null,
    endedOn: null,
    countries: [],
    partners: [],
  };
  const said = {
    reviewer: entry.owner,
    verdict: 'ACCEPTED',
    current: true,
    revision: 2,
    comment: { language: 'en', value: 'Well told.' },
  };
  const { text } = await pageOf({
    ...practice,
    reviewed: true,
    reviews: [said, { ...said, verdict: 'CHANGES_ASKED', current: false, revision: 1 }],
  });
  expect(text).toMatch(/Reviewed by peers Ministry of Health accepts it Well told\./);
  expect(text).toMatch(/asks for changes of revision 1, before it was told anew/);
});
