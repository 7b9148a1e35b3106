import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { developmentIssuer } from '#access';
import { waitFor } from '#testing';
import { cluster, germany, startLibrary, vietnam, type Answer, type TestLibrary } from '../library.fixture.js';

let library: TestLibrary;
let bearer: (participant: string) => Promise<Record<string, string>>;
const ids: Record<string, string> = {};
beforeAll(async () => {
  const issuer = await developmentIssuer(mkdtempSync(join(tmpdir(), 'comity-export-')));
  bearer = async (participant) => ({
    authorization: `Bearer ${await issuer.sign({ participant, roles: ['publisher'] })}`,
  });
  library = await startLibrary({ ACCESS_ISSUERS: JSON.stringify([issuer.options]) });
  ids['law'] = await library.publish(vietnam, 'Law', {
    topics: ['migrants-health/workers'],
    provenance: ['one; two', '=HYPERLINK("http://x")'],
    note: '=cmd|calc',
    provisions: [{ heading: 'Art. 1 {a} & b_c' }, { heading: 'Art. 2', summary: 'line\nbreak' }],
  });
  ids['agreement'] = await library.publish(vietnam, 'Agreement', {
    titles: [{ language: 'en', value: 'On nurses: 100% "care" \\ {health}' }],
    summaries: [{ language: 'en', value: 'One line.\nER  - \nTY  - STAT' }],
  });
  ids['network'] = await library.publish(germany, 'Law', { audience: 'NETWORK', number: 'geheim' });
  ids['practice'] = await library.publish(vietnam, 'Practice');
});
afterAll(() => library.stop());

const get = (file: string, headers: Record<string, string> = {}) =>
  fetch(`${library.url}/exports/publications.${file}`, { headers });
const lines = async (query = '', headers: Record<string, string> = {}): Promise<Answer[]> => {
  const text = await (await get(`ndjson${query}`, headers)).text();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);
};
const rows = async (query = ''): Promise<Record<string, string>[]> =>
  parse(await (await get(`csv${query}`)).text(), { bom: true, columns: true });

describe('an export', () => {
  it('is what the reader may see, and no more', async () => {
    expect((await lines()).map(({ id }) => id)).toEqual([ids['agreement'], ids['law'], ids['practice']]);
    expect((await lines('', await bearer('TH-MOPH'))).map(({ id }) => id)).toContain(ids['network']);
    for (const format of ['csv', 'jsonld', 'bib', 'ris'])
      expect(await (await get(format)).text()).not.toContain('geheim');
  });

  it('goes by the words of the graph, and refuses others by name', async () => {
    expect((await lines('?kinds=LAW,PRACTICE&countries=VN')).map(({ kind }) => kind)).toEqual(['LAW', 'PRACTICE']);
    expect(await lines('?search=nothing-like-it')).toEqual([]);
    expect(await lines('?search=nurses&kinds=AGREEMENT')).toHaveLength(1);
    const refused = await get('csv?kind=LAW&topics=nonsense&countries=XX&search=a&asOf=2020');
    expect(refused.status).toBe(400);
    const { problems } = (await refused.json()) as Answer;
    expect(problems).toEqual(
      expect.arrayContaining([
        { path: 'kind', message: 'is not known here; did you mean kinds?' },
        { path: 'asOf', message: expect.stringContaining('expected 2026-01-31') },
        { path: 'countries.0', message: expect.stringContaining('ISO 3166-1') },
      ]),
    );
    const topic = await get('csv?topics=nonsense');
    expect([topic.status, ((await topic.json()) as Answer).problems[0].path]).toEqual([400, 'topics.0']);
    expect((await get('pdf')).status).toBe(404);
  });

  it('gives the records as they were at a moment', async () => {
    const before = new Date().toISOString();
    const law = await library.publish(vietnam, 'Law', { number: 'first', sourceId: 'as-of' });
    const then = new Date().toISOString();
    await library.ask(vietnam, `mutation { openDraft(id: "${law}") { __typename } }`);
    const input = {
      originalLanguage: 'en',
      titles: [{ language: 'en', value: 'x' }],
      lawType: 'ACT',
      legalForce: 'IN_FORCE',
      number: 'second',
      sourceId: 'as-of',
    };
    await library.ask(
      vietnam,
      `mutation ($input: LawInput!) { updateLaw(id: "${law}", input: $input, expectedVersion: 1) { __typename ... on Error { message } } }`,
      { input },
    );
    await library.ask(vietnam, `mutation { publish(id: "${law}") { __typename ... on Error { message } } }`);
    const numberOn = async (moment: string) =>
      (await lines(`?asOf=${moment}&kinds=LAW&languages=vi,en`)).find(({ id }) => id === law)?.content.number;
    expect([await numberOn(before), await numberOn(then), await numberOn(new Date().toISOString())]).toEqual([
      undefined,
      'first',
      'second',
    ]);
  });

  it('opens in spreadsheets: UTF-8 with its mark, no formula, a list in a cell', async () => {
    const bytes = Buffer.from(await (await get('csv')).arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from('\ufeff'));
    const law = (await rows('?kinds=LAW')).find((row) => row['record.id'] === ids['law']);
    expect(law).toMatchObject({
      kind: 'LAW',
      'title.vi': 'Luật Người lao động Việt Nam đi làm việc ở nước ngoài',
      'provisions.1.summary': 'line\nbreak',
      provenance: '"one; two"; =HYPERLINK("http://x")',
      note: "'=cmd|calc",
      'record.url': `https://comity.example/publications/${ids['law']}`,
    });
    const parties = (await rows('?kinds=AGREEMENT'))[0];
    expect(parties).toMatchObject({ 'parties.0.country': 'VN', 'parties.1.country': 'DE' });
  });

  it('is a workbook', async () => {
    const response = await get('xlsx?kinds=LAW');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="publications.xlsx"');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const header = book.worksheets[0]?.getRow(1).values as string[];
    const note = book.worksheets[0]?.getRow(2).getCell(header.indexOf('note'));
    expect([note?.type, note?.value]).toEqual([ExcelJS.ValueType.String, '=cmd|calc']);
  });

  it('is one graph of linked data', async () => {
    const document = (await (await get('jsonld')).json()) as Answer;
    expect(document['@context'][0]).toBe('https://schema.org');
    expect(document['@graph'].map((node: Answer) => node.identifier)).toContain(ids['law']);
    expect(await (await get('jsonld?search=qqqq')).json()).toEqual({ '@context': 'https://schema.org', '@graph': [] });
  });

  it('is a bibliography in which no title is a command', async () => {
    const entry = (await (await get('bib?kinds=AGREEMENT')).text()).trim();
    expect(entry).toContain(`@misc{${ids['agreement']},`);
    expect(entry).toContain(
      'title = {{On nurses: 100\\% "care" \\textbackslash{} \\textbraceleft{}health\\textbraceright{}}}',
    );
    expect(entry).toContain('author = {{Vietnam, VN-MOH}}');
    expect(entry.split('{').length).toBe(entry.split('}').length);
  });

  it('is a file for reference managers in which no abstract begins a record', async () => {
    const text = await (await get('ris?kinds=AGREEMENT')).text();
    expect(text.match(/^TY {2}- /gm)).toHaveLength(1);
    expect(text.match(/^ER {2}- \r$/gm)).toHaveLength(1);
    expect(text).toContain('DA  - 2025/06/\r\n');
  });

  it('is of one moment, whatever is published while it is read, and lets its connection go', async () => {
    await library.db.query(
      `INSERT INTO library.publication (id, kind, owner, country, state, revision, original_language, title, readers, content_hash, published_at, first_published_at)
       SELECT 'VN-LAW-2020-' || lpad(n::text, 6, '0'), kind, owner, country, state, 1, original_language, title, readers, content_hash, published_at, first_published_at
       FROM library.publication, generate_series(1, 900) n WHERE id = $1`,
      [ids['law']],
    );
    await library.db.query(
      `INSERT INTO library.revision (publication_id, number, content, hash, change, published_at, published_by, published_by_person, readers)
       SELECT p.id, 1, r.content, r.hash, r.change, r.published_at, r.published_by, r.published_by_person, r.readers
       FROM library.publication p, library.revision r WHERE p.id LIKE 'VN-LAW-2020-%' AND r.publication_id = $1 AND r.number = 1`,
      [ids['law']],
    );
    const response = await get('ndjson?owners=VN-MOH');
    const late = await library.publish(vietnam, 'Law', { number: 'late' });
    const text = await response.text();
    expect(text.split('\n').length - 1).toBeGreaterThan(900);
    expect(text).not.toContain(late);
    const left = await get('ndjson');
    await left.body?.cancel();
    await waitFor('all snapshots to be closed', async () => {
      const [open] = await library.db.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
      );
      return open?.count === 0;
    });
  });

  it('is in the audit log of who took it; what everybody may have is not', async () => {
    await get('csv?kinds=LAW', await bearer('ASEAN-HC3'));
    await get('csv');
    const entries = await library.db.query<Answer>(
      `SELECT acting_for, thing FROM audit.entry WHERE action = 'publication:export'`,
    );
    expect(entries).toContainEqual({ acting_for: cluster.participant, thing: 'publications.csv' });
    expect(entries.every((entry: Answer) => entry.acting_for !== null)).toBe(true);
  });
});
