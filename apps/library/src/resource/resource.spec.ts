import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { INPUTS, nobody, RESULT, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

it('is drafted, published and read as what it is', async () => {
  const create = `mutation ($input: ResourceInput!) { done: createResource(input: $input) { ${RESULT} } }`;
  const input = {
    ...INPUTS.Resource,
    authors: ['A. Nguyen', 'B. Keller'],
    countries: ['VN'],
    identifier: '10.1000/182',
  };
  const { done } = await library.ask(vietnam, create, { input });
  expect(done).toMatchObject({ __typename: 'Resource', state: 'DRAFT' });
  expect((await library.ask(nobody, `{ publication(id: "${done.id}") { id } }`)).publication).toBeNull();
  const publish = `mutation { done: publish(id: "${done.id}") { ${RESULT} } }`;
  expect((await library.ask(vietnam, publish)).done).toMatchObject({ state: 'PUBLISHED', revision: 1 });
  const read = `{ publication(id: "${done.id}") { id ... on Resource { resourceType authors publisher issuedOn edition
    identifier licence format countries { code } } } }`;
  expect((await library.ask(nobody, read)).publication).toEqual({
    id: expect.stringMatching(/^VN-RES-\d{4}-000001$/),
    resourceType: 'TEMPLATE',
    authors: ['A. Nguyen', 'B. Keller'],
    publisher: null,
    issuedOn: '2026-05',
    edition: null,
    identifier: '10.1000/182',
    licence: 'CC-BY-4.0',
    format: 'application/pdf',
    countries: [{ code: 'VN' }],
  });
  const found = `{ publications(search: "Keller", filter: { kinds: [RESOURCE] }) { nodes { id } } }`;
  expect((await library.ask(nobody, found)).publications.nodes).toEqual([{ id: done.id }]);
});

describe('one that makes no sense is refused with the field:', () => {
  it.each([
    ['a format that is no media type', { format: 'PDF' }, 'input.format', /such as application\/pdf/],
    ['a website without an address', { resourceType: 'WEBSITE' }, 'input.officialUrl', /a website needs its address/],
    ['an issue date that does not exist', { issuedOn: '2026-13' }, 'input.issuedOn', /is not a date that exists/],
    ['a country that is none', { countries: ['VN', 'Q1'] }, 'input.countries.1', /is not a country/],
  ])('%s', async (_, over, path, message) => {
    const source = `mutation ($input: ResourceInput!) { done: publishResource(input: $input) { ${RESULT} } }`;
    const { done } = await library.ask(vietnam, source, { input: { ...INPUTS.Resource, ...over } });
    expect(done).toMatchObject({ code: 'INVALID_INPUT' });
    expect(done.problems).toContainEqual({ path: path.split('.'), message: expect.stringMatching(message) });
  });
});

it('is a Dataset or a CreativeWork to machines that read schema.org', async () => {
  const typeOf = async (resourceType: string): Promise<unknown> => {
    const id = await library.publish(vietnam, 'Resource', { resourceType, identifier: '10.1000/182' });
    const answer = await fetch(`${library.url}/publications/${id}`, { headers: { accept: 'application/ld+json' } });
    const { '@type': type, identifier, license } = (await answer.json()) as Record<string, unknown>;
    expect({ identifier, license }).toEqual({ identifier: [id, '10.1000/182'], license: 'CC-BY-4.0' });
    return type;
  };
  expect(await typeOf('DATASET')).toBe('Dataset');
  expect(await typeOf('TEMPLATE')).toBe('CreativeWork');
});
