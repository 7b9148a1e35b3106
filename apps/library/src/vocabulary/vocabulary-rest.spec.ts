import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { developmentIssuer, type DevelopmentIssuer, type Role } from '#access';
import { startLibrary, type Answer, type TestLibrary } from '../library.fixture.js';
import { heldScheme } from './held-schemes.js';

let library: TestLibrary;
let issuer: DevelopmentIssuer;
beforeAll(async () => {
  issuer = await developmentIssuer(mkdtempSync(join(tmpdir(), 'comity-vocabulary-')));
  library = await startLibrary({ ACCESS_ISSUERS: JSON.stringify([issuer.options]) });
});
afterAll(() => library?.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${library.url}/vocabularies${path}`, { headers });

async function post(path: string, type: string, body: string, roles: Role[] | null = ['secretariat']): Promise<Answer> {
  const authorization = roles && `Bearer ${await issuer.sign({ participant: 'WHO', roles })}`;
  const headers = { 'content-type': type, ...(authorization ? { authorization } : {}) };
  const response = await fetch(`${library.url}/vocabularies${path}`, { method: 'POST', headers, body });
  return { status: response.status, ...((await response.json()) as object) };
}

describe('the address of a vocabulary', () => {
  it('gives SKOS in JSON-LD, in which every concept and its place in the tree resolve', async () => {
    const response = await get('/topics');
    expect(response.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    const { '@context': context, '@graph': graph } = (await response.json()) as Answer;
    expect(context.skos).toBe('http://www.w3.org/2004/02/skos/core#');
    const [scheme, ...concepts] = graph;
    expect(scheme).toMatchObject({
      '@id': 'https://comity.example/vocabularies/topics',
      '@type': 'skos:ConceptScheme',
      'skos:hasTopConcept': [
        { '@id': 'https://comity.example/vocabularies/topics/health-personnel' },
        { '@id': 'https://comity.example/vocabularies/topics/migrants-health' },
      ],
    });
    const concept = concepts.find((one: Answer) => one['skos:notation'][0] === 'health-personnel/recruitment');
    expect(concept['skos:prefLabel']).toContainEqual({ '@language': 'ar', '@value': 'التوظيف الدولي' });
    expect(concept['skos:broader']).toEqual([{ '@id': 'https://comity.example/vocabularies/topics/health-personnel' }]);
    const path = new URL(concept['@id']).pathname.replace('/vocabularies', '');
    const alone = (await (await get(path)).json()) as Answer;
    expect(alone).toEqual({ '@context': context, ...concept });
  });

  it('gives each form that is asked for, by header or by name', async () => {
    const type = async (path: string, accept?: string) =>
      (await get(path, accept ? { accept } : {})).headers.get('content-type')?.split(';')[0];
    expect(await type('/GCM', 'text/turtle')).toBe('text/turtle');
    expect(await type('/GCM', 'text/html,application/xhtml+xml,*/*;q=0.8')).toBe('application/ld+json');
    expect(await type('/GCM', 'application/json;q=0.5, text/csv')).toBe('text/csv');
    expect(await type('/GCM', 'text/*')).toBe('text/turtle');
    expect(await type('/GCM?format=csv', 'text/turtle')).toBe('text/csv');
    expect(await type('', 'application/json')).toBe('application/json');
    expect((await get('/GCM?format=xml')).status).toBe(400);
    const turtle = await (await get('/CODE-2010/CODE-2010:7.2a?format=turtle')).text();
    expect(turtle).toContain('<https://comity.example/vocabularies/CODE-2010/CODE-2010:7.2a> a skos:Concept ;');
    expect(turtle).toContain('  skos:broader <https://comity.example/vocabularies/CODE-2010/CODE-2010:7.2> .');
    expect(turtle).toContain('  skos:prefLabel "Database of laws and regulations on recruitment and migration"@en');
  });

  it('answers 304 to one who has this very form, until something is loaded', async () => {
    const etag = (await get('/SDG')).headers.get('etag') as string;
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    const known = { 'if-none-match': etag };
    const again = await get('/SDG', known);
    expect([again.status, await again.text(), again.headers.get('vary')]).toEqual([304, '', 'accept']);
    expect((await get('/SDG?format=csv', known)).status).toBe(200);
    await post('/SDG', 'text/csv', 'code,label@uk\nSDG:3,Здоров’я\n');
    const fresh = await get('/SDG', known);
    expect(fresh.status).toBe(200);
    expect(await fresh.text()).toContain('Здоров’я');
  });

  it('says that there is none, for schemes and for codes', async () => {
    for (const path of ['/nothing', '/SDG/SDG:99', '/topics/health-personnel/', '/SDG/__proto__'])
      expect((await get(path)).status).toBe(404);
  });
});

describe('an upload', () => {
  it('is refused to everybody but the secretariat, whatever is in it', async () => {
    const roles: (Role[] | null)[] = [null, ['publisher'], ['coordinator'], ['operator']];
    for (const held of roles)
      expect((await post('/SDG', 'text/csv', 'nonsense', held)).status).toBe(held === null ? 401 : 403);
  });

  it('of what was given out changes nothing, as CSV and as JSON', async () => {
    for (const name of ['topics', 'ISCO-08', 'law-types', 'CODE-2010']) {
      const before = heldScheme(name);
      const csv = await (await get(`/${name}?format=csv`)).text();
      const ofCsv = await post(`/${name}?edition=${before?.edition}`, 'text/csv; charset=utf-8', csv);
      expect(ofCsv).toMatchObject({ status: 200, added: [], changed: [], unchanged: before?.concepts.length });
      const json = await (await get(`/${name}?format=json`)).text();
      expect(await post(`/${name}`, 'application/json', json)).toMatchObject({ status: 200, added: [], changed: [] });
      expect(heldScheme(name)?.edition).toBe(before?.edition);
    }
  });

  it('fills what its columns name, and first says what it would do', async () => {
    const csv = '\ufeffcode,label@en,label@km,standing@km,alt@en\r\nGCM:18,,ជំនាញ,MACHINE,Skills | Recognition\r\n';
    expect(await post('/GCM?dryRun=true', 'text/csv', csv)).toMatchObject({
      dryRun: true,
      changed: [{ code: 'GCM:18', fields: ['labels.km', 'standing.km', 'altLabels.en'] }],
    });
    expect(heldScheme('GCM')?.concepts.find(({ code }) => code === 'GCM:18')?.labels['km']).toBeUndefined();
    expect(await post('/GCM', 'text/csv', csv)).toMatchObject({ scheme: 'GCM', dryRun: false, edition: 2 });
    const rows: Record<string, string>[] = parse(await (await get('/GCM/GCM:18?format=csv')).text(), {
      bom: true,
      columns: true,
    });
    expect(rows).toMatchObject([
      { code: 'GCM:18', 'label@km': 'ជំនាញ', 'standing@km': 'MACHINE', 'alt@en': 'Skills | Recognition' },
    ]);
  });

  it('names each fault by its line and column, and does nothing of it', async () => {
    const before = heldScheme('GCM');
    const faults = async (csv: string) =>
      (await post('/GCM', 'text/csv', csv)).problems.map(({ path, message }: Answer) => `${path}: ${message}`);
    expect(await faults('code,label@en\n"GCM:1","in\ntwo lines"\n\nGCM:99,\nGCM:2,Fine\nX:1,Other\n')).toEqual([
      'lines.5.label@en: a new code needs a label in English (label@en)',
      'lines.7.code: must begin with GCM: as in GCM:5.2',
    ]);
    expect(await faults('code,lable@en,code\nGCM:1,a,b\n')).toEqual([
      'lines.1.lable@en: is no column of a vocabulary; did you mean label@en?',
      'lines.1.code: is named twice',
    ]);
    expect(await faults('code,position,assignable\nGCM:1,first,yes\nGCM:2,1\n')).toEqual([
      'lines.3: has 2 cells, and there are 3 columns',
      'lines.2.position: "first" is not a whole number',
      'lines.2.assignable: "yes" is neither true nor false',
    ]);
    expect(await faults('label@en\nx\n')).toEqual(['lines.1: the column code is missing']);
    expect(await faults('code,label@en\nGCM:1,"open\n')).toEqual([expect.stringMatching(/^lines\.\d+: is not CSV/)]);
    expect(await faults('')).toEqual([expect.stringMatching(/expected a line that names the columns|expected a file/)]);
    expect(heldScheme('GCM')).toEqual(before);
  });

  it('is refused when it is of another vocabulary, of an older edition, or of no known type', async () => {
    expect(await post('/GCM', 'application/json', '{"scheme":"SDG"}')).toMatchObject({
      status: 400,
      problems: [{ path: 'scheme' }],
    });
    expect(await post('/GCM?edition=1', 'text/csv', 'code,label@uk\nGCM:1,x\n')).toMatchObject({
      status: 409,
      code: 'CONFLICT',
    });
    expect(await post('/GCM', 'application/json', '{"edition":1}')).toMatchObject({ status: 409 });
    expect(await post('/GCM', 'application/json', '[]')).toMatchObject({ status: 400 });
    expect(await post('/GCM', 'text/plain', 'code')).toMatchObject({ status: 400 });
    expect(await post('/GCM', 'application/xml', '<a/>')).toMatchObject({ status: 415 });
  });
});
