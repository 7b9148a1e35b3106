import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { developmentIssuer, type Role } from '#access';
import { waitFor } from '#testing';
import type { Concept } from '../vocabulary/concept.js';
import { heldSchemes, holdSchemes } from '../vocabulary/held-schemes.js';
import { startLibrary, vietnam, type Answer, type TestLibrary } from '../library.fixture.js';

let library: TestLibrary;
let bearer: (participant: string, role: Role) => Promise<Record<string, string>>;
beforeAll(async () => {
  const issuer = await developmentIssuer(mkdtempSync(join(tmpdir(), 'comity-imports-')));
  bearer = async (participant, role) => ({
    authorization: `Bearer ${await issuer.sign({ participant, roles: [role] })}`,
  });
  library = await startLibrary({ ACCESS_ISSUERS: JSON.stringify([issuer.options]), IMPORT_MAX_MB: '1' });
});
afterAll(() => library.stop());

const HEADER = 'sourceId,originalLanguage,title.en,lawType,legalForce\n';
const lines = (prefix: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index},en,Law ${index},ACT,IN_FORCE\n`).join('');

async function send(
  body: string | Buffer,
  query = 'kind=LAW',
  role: Role | null = 'publisher',
  type = 'text/csv',
  participant = 'VN-MOH',
): Promise<{ status: number; body: Answer }> {
  const headers = { 'content-type': type, ...(role ? await bearer(participant, role) : {}) };
  const response = await fetch(`${library.url}/imports?${query}`, { method: 'POST', headers, body: body as string });
  return { status: response.status, body: (await response.json()) as Answer };
}
const get = async (path: string, role: Role = 'publisher', participant = 'VN-MOH') =>
  fetch(`${library.url}/imports/${path}`, { headers: await bearer(participant, role) });
const ended = async (id: string): Promise<Answer> =>
  waitFor('the import to end', async () => {
    const run = (await (await get(id)).json()) as Answer;
    return run.state !== 'RUNNING' && run;
  });
const sources = async (prefix: string): Promise<Answer[]> =>
  library.db.query<Answer>(
    `SELECT source_id, state, revision FROM library.publication WHERE starts_with(source_id, $1) ORDER BY id`,
    [prefix],
  );

describe('a file that an officer sends', () => {
  it('becomes drafts of a contributor, and publications when a publisher says so', async () => {
    const { status, body } = await send(HEADER + lines('D', 3), 'kind=LAW', 'contributor');
    expect([status, body.state, body.owner, body.asked.as]).toEqual([202, 'RUNNING', 'VN-MOH', 'drafts']);
    expect(await ended(body.id)).toMatchObject({ state: 'DONE', counts: { rows: 3, added: 3, bad: 0 } });
    expect(await sources('D-')).toEqual([0, 1, 2].map((n) => ({ source_id: `D-${n}`, state: 'DRAFT', revision: 0 })));
    const again = await send(HEADER + lines('D', 3), 'kind=LAW', 'contributor');
    expect(await ended(again.body.id)).toMatchObject({ counts: { added: 0, unchanged: 3 } });
    const published = await send(
      gzipSync(HEADER + lines('P', 300)),
      'kind=LAW&as=published',
      'publisher',
      'application/gzip',
    );
    expect(await ended(published.body.id)).toMatchObject({ state: 'DONE', counts: { rows: 300, added: 300 } });
    expect((await sources('P-'))[0]).toMatchObject({ state: 'PUBLISHED', revision: 1 });
  });

  it('may be a template as it was fetched: its example is passed over', async () => {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const template = Buffer.from(await (await fetch(`${library.url}/templates/event.xlsx`)).arrayBuffer());
    const { status, body } = await send(template, '', 'contributor', type);
    expect(status).toBe(202);
    expect(await ended(body.id)).toMatchObject({ state: 'DONE', counts: { rows: 1, added: 0, leftOut: 1, bad: 0 } });
  });

  it('does not write over an open draft that says something else', async () => {
    await ended((await send(HEADER + lines('O', 1), 'kind=LAW', 'contributor')).body.id);
    const { body } = await send(`${HEADER}O-0,en,Other,ACT,IN_FORCE\n`, 'kind=LAW', 'contributor');
    expect(await ended(body.id)).toMatchObject({ counts: { added: 0, revised: 0, bad: 1 } });
    expect(await (await get(`${body.id}/report.ndjson`)).json()).toMatchObject({
      line: 2,
      field: 'sourceId',
      message: expect.stringContaining('publish or delete it first'),
    });
  });

  it('is told row by row and field by field, with the row as it stood there', async () => {
    const file = `${HEADER}R-0,en,Good,ACT,IN_FORCE\nR-1,en,=BAD(),LAW,IN_FORCE\nR-2,en\nR-0,en,Twice,ACT,IN_FORCE\n`;
    const { body } = await send(file, 'kind=LAW&as=published');
    expect(await ended(body.id)).toMatchObject({ state: 'DONE', counts: { rows: 4, added: 1, bad: 3 } });
    const report = (await (await get(`${body.id}/report.ndjson`)).text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
    expect(report).toEqual(
      expect.arrayContaining([
        {
          line: 3,
          field: 'lawType',
          message: expect.stringContaining('ACT'),
          original: expect.objectContaining({ sourceId: 'R-1', 'title.en': '=BAD()' }),
        },
        { line: 4, field: '', message: 'has 2 fields, and there are 5 columns', original: null },
        {
          line: 5,
          field: 'sourceId',
          message: '"R-0" stands in row 2 already',
          original: expect.objectContaining({ 'title.en': 'Twice' }),
        },
      ]),
    );
    expect(await (await get(`${body.id}/report.csv`)).text()).toContain('line,field,message,original\r\n');
  });

  it('is taken with codes that are not used any more, and warned of them', async () => {
    const before = heldSchemes();
    const outdated = (one: Concept): Concept =>
      one.code === 'health-personnel' ? { ...one, status: 'DEPRECATED', replacedBy: 'migrants-health' } : one;
    holdSchemes(before.map((scheme) => ({ ...scheme, concepts: scheme.concepts.map(outdated) })));
    try {
      const rows =
        'sourceId,originalLanguage,title.en,lawType,legalForce,topics\nC-0,en,Old,ACT,IN_FORCE,health-personnel\n';
      const { body } = await send(rows, 'kind=LAW&as=published&allOrNothing=true');
      expect(await ended(body.id)).toMatchObject({ state: 'DONE', counts: { added: 1, bad: 0 } });
      expect(await (await get(`${body.id}/report.ndjson`)).json()).toMatchObject({
        line: 2,
        field: 'topics',
        message: 'warning: health-personnel is not used any more; use migrants-health instead',
        original: { sourceId: 'C-0' },
      });
    } finally {
      holdSchemes(before);
    }
  });

  it('changes nothing in a dry run, nor with a bad row when it is all or nothing', async () => {
    const before = await library.counts();
    const dry = await send(HEADER + lines('N', 2), 'kind=LAW&as=published&dryRun=true');
    expect(await ended(dry.body.id)).toMatchObject({ counts: { added: 2 } });
    const none = await send(
      `${HEADER}${lines('N', 2)}N-9,en,,ACT,IN_FORCE\n`,
      'kind=LAW&as=published&allOrNothing=true',
    );
    expect(await ended(none.body.id)).toMatchObject({ state: 'DONE', counts: { added: 0, bad: 1 } });
    expect(await library.counts()).toEqual(before);
  });

  it('is refused at once when it cannot be read, and leaves no run', async () => {
    const faults = async (body: string | Buffer, query?: string, type?: string): Promise<unknown[]> => {
      const answer = await send(body, query, 'publisher', type);
      return [answer.status, answer.body.problems?.[0]];
    };
    expect(await faults('')).toEqual([400, { path: 'file', message: expect.stringContaining('expected') }]);
    expect(await faults('a,b\n1,2\n')).toEqual([
      400,
      { path: 'file', message: expect.stringContaining('a: is not a field of a law') },
    ]);
    expect(await faults(Buffer.from('sourceId\n\xe9', 'latin1'))).toEqual([
      400,
      { path: 'file', message: expect.stringContaining('is not UTF-8') },
    ]);
    expect(await faults(gzipSync('x').subarray(0, 8), 'kind=LAW', 'application/gzip')).toEqual([
      400,
      { path: 'file', message: expect.stringContaining('cannot be unpacked') },
    ]);
    expect(await faults('x'.repeat(1_100_000))).toEqual([
      400,
      { path: 'file', message: expect.stringContaining('larger than 1 MB') },
    ]);
    expect(await faults(HEADER, 'kind=ACT')).toEqual([400, { path: 'kind', message: expect.stringContaining('LAW') }]);
    expect(await faults(HEADER, 'kind=LAW&dryrun=true')).toEqual([
      400,
      { path: 'dryrun', message: expect.stringContaining('dryRun') },
    ]);
    expect(await faults('{}', 'kind=LAW', 'application/json')).toEqual([
      400,
      { path: 'file', message: expect.stringContaining('Content-Type') },
    ]);
    expect(await library.db.query(`SELECT FROM library.import_run WHERE state = 'RUNNING'`)).toEqual([]);
  });

  it('is for those who may: to send, to publish, and to see what became of it', async () => {
    const { body } = await send(HEADER + lines('W', 1), 'kind=LAW', 'contributor');
    await ended(body.id);
    expect((await send(HEADER, 'kind=LAW', null)).status).toBe(401);
    expect((await send(HEADER, 'kind=LAW', 'auditor')).status).toBe(403);
    expect((await send(HEADER + lines('W', 2), 'kind=LAW&as=published', 'contributor')).status).toBe(403);
    expect((await get(body.id, 'publisher', 'DE-BMG')).status).toBe(404);
    expect((await get(`${body.id}/report.csv`, 'publisher', 'DE-BMG')).status).toBe(404);
    expect((await get(body.id, 'auditor')).status).toBe(403);
    expect((await get('nonsense')).status).toBe(404);
    const other = await send(
      JSON.stringify({ kind: 'LAW', owner: 'DE-BMG', content: { sourceId: 'X' } }),
      '',
      'contributor',
      'application/x-ndjson',
    );
    expect(await ended(other.body.id)).toMatchObject({ counts: { added: 0, bad: 1 } });
  });

  it('is read by a mapping that goes along, whatever its columns are called', async () => {
    const { gzipSync: pack } = await import('node:zlib');
    const base = {
      version: 1,
      kind: 'LAW',
      fields: {
        sourceId: 'ma',
        originalLanguage: { const: 'vi' },
        'title.vi': 'ten',
        lawType: { column: 'loai', codes: { 'Nghị định': 'DECREE' } },
        legalForce: { const: 'IN_FORCE' },
      },
    };
    const by = async (mapping: unknown, body: string | Buffer, as = 'drafts', role: Role = 'contributor') => {
      const headers = {
        ...(await bearer('VN-MOH', role)),
        'content-type': 'text/csv',
        'comity-mapping': typeof mapping === 'string' ? mapping : pack(JSON.stringify(mapping)).toString('base64'),
      };
      const response = await fetch(`${library.url}/imports?as=${as}`, {
        method: 'POST',
        headers,
        body: body as string,
      });
      return { status: response.status, body: (await response.json()) as Answer };
    };
    const rows = 'ma,ten,loai\nJ-1,Một,Nghị định\nJ-2,Hai,Luật\n';
    const { status, body } = await by(base, rows);
    expect([status, body.asked.kind, body.asked.mapping]).toEqual([202, 'LAW', expect.stringMatching(/^sha256:/)]);
    expect(await ended(body.id)).toMatchObject({ state: 'DONE', counts: { rows: 2, added: 1, bad: 1 } });
    expect(await (await get(`${body.id}/report.ndjson`)).json()).toMatchObject({
      line: 3,
      field: 'lawType',
      message: expect.stringContaining('column "loai" has "Luật"'),
    });
    const windows = await by(
      { ...base, encoding: 'windows-1252' },
      Buffer.from('ma,ten,loai\nJ-3,D\xe9cret,\n', 'latin1'),
    );
    expect(await ended(windows.body.id)).toMatchObject({ counts: { rows: 1, bad: 1 } });
    const grouped = await by({ ...base, group: { by: 'ma' } }, 'ma,ten,loai\nJ-4,Bốn,Nghị định\nJ-4,Bốn,Nghị định\n');
    expect(await ended(grouped.body.id)).toMatchObject({ counts: { rows: 2, added: 1, bad: 0 } });

    const refusal = async (mapping: unknown, file = rows): Promise<unknown[]> => {
      const answer = await by(mapping, file);
      return [answer.status, answer.body.problems?.[0]?.path, answer.body.problems?.[0]?.message];
    };
    expect(await refusal('no base64!')).toEqual([400, 'mapping', expect.stringContaining('base64')]);
    expect(await refusal(Buffer.from('{}').toString('base64'))).toEqual([
      400,
      'mapping',
      expect.stringContaining('unpacked'),
    ]);
    expect(await refusal({ about: 'x'.repeat(70_000) })).toEqual([400, 'mapping', expect.stringContaining('64 KB')]);
    expect(await refusal({ ...base, owner: 'DE-BMG' })).toEqual([
      400,
      'mapping',
      expect.stringContaining('import for VN-MOH'),
    ]);
    expect(await refusal({ ...base, group: { by: 'ma', scattered: true } })).toEqual([
      400,
      'mapping',
      expect.stringContaining('scattered'),
    ]);
    expect(await refusal(base, 'ma,tên\n1,2\n')).toEqual([
      400,
      'mapping',
      expect.stringContaining('has no column "ten"'),
    ]);
    const rest = { column: 'ten', date: 'YYYY***' };
    expect(await refusal({ ...base, fields: { ...base.fields, adoptedOn: rest } })).toEqual([
      400,
      'mapping',
      expect.stringContaining('more than twice'),
    ]);
    expect((await by(base, rows, 'published')).status).toBe(403);
  });

  it('is found again by its people, the last first, with its name and who sent it', async () => {
    const ids: string[] = [];
    for (const [name, as] of [
      ['first.csv', 'drafts'],
      ['second (final).csv', 'published'],
    ]) {
      const query = `kind=LAW&dryRun=true&as=${as}&name=${encodeURIComponent(name as string)}`;
      const { body } = await send(HEADER + lines('L', 3), query);
      await ended(body.id);
      ids.unshift(body.id as string);
    }
    const page = async (query: string, role: Role = 'publisher', participant = 'VN-MOH') => {
      const headers = await bearer(participant, role);
      const response = await fetch(`${library.url}/imports?${query}`, { headers });
      return { status: response.status, ...((await response.json()) as Answer) } as Answer;
    };
    const first = await page('first=1');
    expect(first.imports).toMatchObject([
      {
        id: ids[0],
        state: 'DONE',
        asked: { name: 'second (final).csv', dryRun: true },
        expectedRows: 3,
        cancelledBy: null,
      },
    ]);
    expect(first.imports[0]).toHaveProperty('createdBy', expect.any(String));
    const second = await page(`first=1&after=${first.next}`, 'contributor');
    expect(second.imports).toMatchObject([{ id: ids[1], asked: { name: 'first.csv' } }]);
    expect((await page('first=100', 'publisher', 'DE-BMG')).imports).toEqual([]);
    expect((await page('first=1', 'auditor')).status).toBe(403);
    expect((await fetch(`${library.url}/imports`)).status).toBe(401);
    expect(await page('first=0')).toMatchObject({ status: 400, problems: [{ path: 'first' }] });
    expect(await page('after=x')).toMatchObject({ status: 400, problems: [{ path: 'after' }] });
    expect((await send(HEADER, `name=${'x'.repeat(201)}`)).body.problems).toMatchObject([{ path: 'name' }]);
  });

  it('is told by what is wrong alike: how many rows, and which', async () => {
    const wrong = Array.from({ length: 5 }, (_, n) => `K-${n},en,Law ${n},LAW-${n},IN_FORCE\n`).join('');
    const { body } = await send(
      `${HEADER}${wrong}K-8,en,Good,ACT,IN_FORCE\nK-9,en,,ACT,IN_FORCE\n`,
      'kind=LAW&dryRun=true',
    );
    await ended(body.id);
    const { faults } = (await (await get(`${body.id}/faults`)).json()) as Answer;
    expect(faults).toMatchObject([
      { severity: 'FAULT', field: 'lawType', rows: 5, firstLine: 2 },
      { severity: 'FAULT', rows: 1, firstLine: 8 },
    ]);
    expect(faults[0].message).not.toContain('LAW-0');
    const rows = async (query: string) => (await (await get(`${body.id}/problems?${query}`)).json()) as Answer;
    const page = await rows(`fault=${faults[0].key}&first=2`);
    expect(page.problems).toMatchObject([
      { line: 2, field: 'lawType', value: 'LAW-0', original: { sourceId: 'K-0' } },
      { line: 3, value: 'LAW-1' },
    ]);
    expect((await rows(`fault=${faults[0].key}&after=${page.next}`)).problems).toHaveLength(3);
    expect((await rows('')).problems).toHaveLength(6);
    expect(
      (await (await get(`${body.id}/report.csv?fault=${faults[1].key}`)).text()).trim().split('\r\n'),
    ).toHaveLength(2);
    expect(await rows('first=1000')).toMatchObject({ problems: [{ path: 'first' }] });
    for (const path of ['faults', 'problems']) {
      expect((await get(`${body.id}/${path}`, 'publisher', 'DE-BMG')).status).toBe(404);
      expect((await get(`${body.id}/${path}`, 'auditor')).status).toBe(403);
    }
  });

  it('can be ended by those who might have begun it, and says what is in', async () => {
    const cancel = async (id: string, role: Role | null = 'publisher', participant = 'VN-MOH') => {
      const headers = role ? await bearer(participant, role) : {};
      const response = await fetch(`${library.url}/imports/${id}/cancel`, { method: 'POST', headers });
      return { status: response.status, body: (await response.json()) as Answer };
    };
    const { body } = await send(HEADER + lines('Q', 6000), 'kind=LAW&as=published');
    expect((await cancel(body.id, null)).status).toBe(401);
    expect((await cancel(body.id, 'auditor')).status).toBe(403);
    expect((await cancel(body.id, 'contributor')).status).toBe(403);
    expect((await cancel(body.id, 'publisher', 'DE-BMG')).status).toBe(404);
    expect((await cancel('nonsense')).status).toBe(404);
    const asked = await cancel(body.id);
    expect([asked.status, asked.body.cancelledBy]).toEqual([200, expect.any(String)]);
    expect((await cancel(body.id)).status).toBe(200);
    const run = await ended(body.id);
    expect(run).toMatchObject({ state: 'CANCELLED', fault: null, finishedAt: expect.any(String) });
    expect(run.counts.added).toBeLessThan(6000);
    expect(await sources('Q-')).toHaveLength(run.counts.added);
    const entries = await library.db.query<Answer>(
      `SELECT outcome FROM audit.entry WHERE action = 'import:cancel' AND thing = $1`,
      [`import ${body.id}`],
    );
    expect(entries).toEqual([{ outcome: 'DONE' }]);
    const again = await send(HEADER + lines('Q', 2), 'kind=LAW&dryRun=true');
    const over = await ended(again.body.id);
    expect((await cancel(again.body.id)).body).toMatchObject({ state: over.state, cancelledBy: null });
  });

  it('of another process is ended at its next beat', async () => {
    const [{ id }] = await library.db.query<Answer>(
      `INSERT INTO library.import_run (id, owner, asked, file_hash, file_size, state, created_by, seen_at)
       VALUES (gen_random_uuid(), 'VN-MOH', '{"as": "drafts", "kind": null}', 'y', 1, 'RUNNING', 'x', now()) RETURNING id`,
    );
    const response = await fetch(`${library.url}/imports/${id}/cancel`, {
      method: 'POST',
      headers: await bearer('VN-MOH', 'contributor'),
    });
    expect(await response.json()).toMatchObject({ state: 'RUNNING', cancelledBy: expect.any(String) });
    await library.db.query(`UPDATE library.import_run SET seen_at = now() - interval '21 seconds' WHERE id = $1`, [id]);
    expect(await (await get(id)).json()).toMatchObject({ state: 'CANCELLED', fault: null });
    await library.db.query(`DELETE FROM library.import_run WHERE id = $1`, [id]);
  });

  it('waits for the one before it, and goes on when the process of that one was ended', async () => {
    const [{ id }] = await library.db.query<Answer>(
      `INSERT INTO library.import_run (id, owner, asked, file_hash, file_size, state, created_by, counts) VALUES (gen_random_uuid(), 'VN-MOH', '{}', 'x', 1, 'RUNNING', 'x', '{"rows": 500, "added": 250}') RETURNING id`,
    );
    expect((await send(HEADER + lines('Z', 1))).status).toBe(409);
    await library.db.query(
      `UPDATE library.import_run SET seen_at = now() - interval '21 seconds' WHERE state = 'RUNNING'`,
    );
    expect(await (await get(id)).json()).toMatchObject({
      state: 'BROKEN_OFF',
      fault: expect.stringContaining('Send the file again'),
      finishedAt: expect.any(String),
      counts: { rows: 500, added: 250 },
    });
    const { body } = await send(HEADER + lines('Z', 1));
    expect(await ended(body.id)).toMatchObject({ state: 'DONE' });
    const states = await library.db.query<Answer>(`SELECT state FROM library.import_run WHERE file_hash = 'x'`);
    expect(states).toEqual([{ state: 'BROKEN_OFF' }]);
  });

  it('loses no update of those who publish meanwhile', async () => {
    const { body } = await send(HEADER + lines('M', 600), 'kind=LAW&as=published');
    const ids = await Promise.all(
      Array.from({ length: 5 }, (_, n) => library.publish(vietnam, 'Law', { sourceId: `meanwhile-${n}` })),
    );
    expect(await ended(body.id)).toMatchObject({ counts: { added: 600, bad: 0 } });
    expect(new Set(ids).size).toBe(5);
    expect((await sources('M-')).length + (await sources('meanwhile-')).length).toBe(605);
    const entries = await library.db.query<Answer>(`SELECT count(*)::int AS count FROM audit.entry WHERE reason = $1`, [
      `batch ${body.id}`,
    ]);
    expect(entries[0].count).toBeGreaterThan(1);
  });
});
