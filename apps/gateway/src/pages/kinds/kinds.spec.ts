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

async function pageOf(publication: {
  id: string;
}): Promise<{ text: string; body: string; linked: Record<string, unknown> }> {
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
