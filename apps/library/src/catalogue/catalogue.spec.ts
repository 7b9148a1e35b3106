import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PUBLICATION_KINDS } from '#kernel';
import { germany, startLibrary, vietnam, type Answer, type TestLibrary } from '../library.fixture.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

const catalogue = async (): Promise<Answer> => (await fetch(`${library.url}/catalogue.jsonld`)).json();

it('the catalogue has what DCAT-AP 3 asks for, and every distribution of the library is there', async () => {
  await library.publish(vietnam, 'Law');
  const found = await catalogue();
  expect(found['@type']).toBe('dcat:Catalog');
  for (const mandatory of ['dct:title', 'dct:description', 'dct:publisher']) expect(found[mandatory]).toBeTruthy();
  expect(found['dct:publisher']['foaf:name']['@value']).toContain('comity.example');
  expect(found['dcat:dataset']).toHaveLength(PUBLICATION_KINDS.length + 2);
  for (const dataset of found['dcat:dataset']) {
    expect([dataset['dct:title']['@value'], dataset['dct:description']['@value']].every(Boolean)).toBe(true);
    expect(dataset['dcat:distribution'].length).toBeGreaterThan(0);
    for (const distribution of dataset['dcat:distribution']) {
      const url = new URL(distribution['dcat:accessURL']['@id']);
      if (!url.pathname.startsWith('/exports')) continue;
      expect((await fetch(`${library.url}${url.pathname}${url.search}`)).status).toBe(200);
    }
  }
});

it('the catalogue says nothing of what is not for everybody', async () => {
  await library.publish(germany, 'Law', {
    audience: 'NETWORK',
    originalLanguage: 'sw',
    titles: [{ language: 'sw', value: 'Sheria' }],
  });
  const text = JSON.stringify(await catalogue());
  expect(text).toContain('language/VIE');
  expect(text).not.toContain('language/SWA');
});
