import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { INPUTS, nobody, RESULT, startLibrary, vietnam, cluster, type TestLibrary } from '../library.fixture.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

const FIELDS = `__typename id kind eventType status startsOn endsOn heldIn
  place { country { code } city venue online } organisers { participant { id } name }
  recommendations(language: "th") { language value }`;

const publish = async (over: object): Promise<{ code?: string; problems?: unknown[]; id?: string }> => {
  const source = `mutation ($input: EventInput!) { done: publishEvent(input: $input) { ${RESULT} } }`;
  return (await library.ask(vietnam, source, { input: { ...INPUTS.Event, ...over } })).done;
};

it('is published by a body and read by everybody, with its place, those who hold it and what they recommend', async () => {
  const id = await library.publish(cluster, 'Event', {
    heldIn: ['en', 'TH'],
    recommendations: [
      { language: 'en', value: 'Recognise each other’s registers.' },
      { language: 'th', value: 'ยอมรับทะเบียนของกันและกัน' },
    ],
  });
  expect(id).toMatch(/^ASEAN-HC3-EVT-\d{4}-000001$/);
  const { publication } = await library.ask(nobody, `{ publication(id: "${id}") { ... on Event { ${FIELDS} } } }`);
  expect(publication).toEqual({
    __typename: 'Event',
    id,
    kind: 'EVENT',
    eventType: 'WORKSHOP',
    status: 'SCHEDULED',
    startsOn: '2027-03-02',
    endsOn: '2027-03-04',
    heldIn: ['en', 'th'],
    place: { country: { code: 'TH' }, city: 'Bangkok', venue: null, online: 'https://meet.example/recognition' },
    organisers: [
      { participant: { id: 'ASEAN-HC3' }, name: null },
      { participant: null, name: 'A college of nursing' },
    ],
    recommendations: { language: 'th', value: 'ยอมรับทะเบียนของกันและกัน' },
  });
});

it('is found by its kind, the country it is held in, and its recommendations; and told as a change once', async () => {
  const id = await library.publish(vietnam, 'Event', {
    recommendations: [{ language: 'en', value: 'Count the perambulations of midwives.' }],
  });
  const found = `{ publications(search: "perambulations", filter: { kinds: [EVENT], countries: ["TH"] }) { nodes { id } totalCount } }`;
  expect((await library.ask(nobody, found)).publications).toEqual({ nodes: [{ id }], totalCount: 1 });
  const changes = (await library.changes()).filter(({ subject }) => subject === id);
  expect(changes).toMatchObject([{ type: 'publication.published', kind: 'EVENT', legalDate: '2027-03-02' }]);
  expect(changes[0]?.meaning).toBe(
    'Vietnam published an event: Workshop on the recognition of nursing qualifications. From 2 March 2027 to 4 March 2027.',
  );
  expect(new Set(changes[0]?.countries)).toEqual(new Set(['VN', 'TH']));
});

describe('one that makes no sense is refused with the field, and nothing is written:', () => {
  it.each([
    ['it ends before it begins', { endsOn: '2027-03-01' }, 'input.endsOn', /lies before the first day \(2027-03-02\)/],
    ['it is nowhere', { place: { city: 'Bangkok' } }, 'input.place', /expected a country, an address under online/],
    ['its place does not exist', { place: { country: 'XX' } }, 'input.place.country', /is not a country/],
    [
      'its address is a script',
      { place: { online: 'javascript:alert(1)' } },
      'input.place.online',
      /begins with https/,
    ],
    ['an organiser is both', { organisers: [{ participant: 'IOM', name: 'IOM' }] }, 'input.organisers.0', /either/],
    ['an organiser is nobody', { organisers: [{}] }, 'input.organisers.0', /either participant or name/],
    [
      'one holds it twice',
      { organisers: [{ participant: 'IOM' }, { participant: 'IOM' }] },
      'input.organisers.1',
      /twice/,
    ],
    [
      'a participant is none',
      { organisers: [{ participant: 'iom!' }] },
      'input.organisers.0.participant',
      /such as VN-MOH/,
    ],
    ['the day does not exist', { startsOn: '2027-02-30', endsOn: null }, 'input.startsOn', /is not a date that exists/],
    ['it is for parties', { audience: 'PARTIES' }, 'input.audience', /PARTIES is for agreements/],
    ['a language is none', { heldIn: ['english'] }, 'input.heldIn.0', /is not a language/],
  ])('%s', async (_, over, path, message) => {
    const before = await library.counts();
    const done = await publish(over);
    expect(done).toMatchObject({ code: 'INVALID_INPUT' });
    expect(done.problems).toContainEqual({ path: path.split('.'), message: expect.stringMatching(message) });
    expect(await library.counts()).toEqual(before);
  });
});

it('is an Event to machines that read schema.org', async () => {
  const id = await library.publish(vietnam, 'Event', { status: 'CANCELLED' });
  const answer = await fetch(`${library.url}/publications/${id}`, { headers: { accept: 'application/ld+json' } });
  expect(await answer.json()).toMatchObject({
    '@type': 'Event',
    eventStatus: 'https://schema.org/EventCancelled',
    eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
    startDate: '2027-03-02',
    location: [
      { '@type': 'Place', address: { addressLocality: 'Bangkok', addressCountry: 'TH' } },
      { '@type': 'VirtualLocation', url: 'https://meet.example/recognition' },
    ],
    organizer: [{ identifier: 'ASEAN-HC3' }, { name: 'A college of nursing' }],
  });
});
