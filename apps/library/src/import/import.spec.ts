import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { nobody, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';
import { demonstrationRecords } from '../seed/demonstration-record.js';
import { LibrarySeed } from '../seed/library-seed.js';
import { checkContent } from '../publication/content.js';
import { ImportService, type ImportItem, type ImportOptions } from './import.service.js';

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

const law = (row: number, over: object = {}): ImportItem => ({
  row,
  kind: 'LAW',
  content: {
    sourceId: `S-${row}`,
    originalLanguage: 'vi',
    title: { vi: `Luật ${row}` },
    lawType: 'ACT',
    legalForce: 'IN_FORCE',
    ...over,
  },
});
async function* each(items: ImportItem[]): AsyncGenerator<ImportItem> {
  yield* items;
}
const run = (items: ImportItem[], options?: ImportOptions) =>
  library.service.app.get(ImportService, { strict: false }).publishAll(vietnam, each(items), options);
const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => law(from + index));

describe('an import', () => {
  it('publishes all, each with its change, and passes over what is there already', async () => {
    const before = await library.counts();
    expect(await run(rows(1, 60), { batch: 25 })).toMatchObject({
      read: 60,
      published: 60,
      revised: 0,
      skipped: 0,
      bad: [],
    });
    const after = await library.counts();
    expect(after).toEqual({
      publications: before['publications']! + 60,
      revisions: before['revisions']! + 60,
      changes: before['changes']! + 60,
      drafts: 0,
    });
    expect(await run(rows(1, 60), { batch: 25 })).toMatchObject({ read: 60, published: 0, skipped: 60 });
    expect(await library.counts()).toEqual(after);
    expect(
      (await library.ask(nobody, `{ publications(search: "luat 17") { nodes { revision sourceId contentHash } } }`))
        .publications.nodes,
    ).toEqual([{ revision: 1, sourceId: 'S-17', contentHash: expect.stringMatching(/^sha256:/) }]);
  });

  it('by somebody whose role is limited to other kinds of record publishes nothing', async () => {
    const before = await library.counts();
    const actor: Actor = { ...vietnam, grants: [{ role: 'publisher', kinds: ['AGREEMENT'] }] };
    const importing = library.service.app.get(ImportService, { strict: false }).publishAll(actor, each([law(900)]));
    await expect(importing).rejects.toMatchObject({ code: 'NOT_AUTHORISED' });
    expect(await library.counts()).toEqual(before);
  });

  it('makes a revision of what changed, or keeps it when told so', async () => {
    const changed = [law(1, { number: '1/2026' }), law(2)];
    expect(await run(changed, { existing: 'keep' })).toMatchObject({ revised: 0, skipped: 2 });
    expect(await run(changed, { changeNote: 'Numbers added' })).toMatchObject({ published: 0, revised: 1, skipped: 1 });
    expect((await library.changes()).at(-1)).toMatchObject({
      type: 'publication.revised',
      revision: 2,
      differences: [{ field: 'number', before: null, after: '1/2026' }],
    });
  });

  it('reports every bad row and publishes the good ones', async () => {
    const items = [
      law(101),
      law(102, { topics: ['nope'] }),
      { ...law(103), kind: 'STATUTE' },
      law(104, { sourceId: undefined }),
      law(105, { sourceId: 'S-101' }),
      law(106, { titel: {} }),
      { ...law(107), content: null },
    ];
    const report = await run(items);
    expect(report).toMatchObject({ read: 7, published: 1 });
    expect(report.bad).toEqual([
      { row: 102, field: 'topics.0', message: expect.stringContaining('not a known topic') },
      { row: 103, field: 'kind', message: expect.stringContaining('LAW') },
      { row: 104, field: 'sourceId', message: expect.stringContaining('is missing') },
      { row: 105, field: 'sourceId', message: expect.stringContaining('row 101') },
      { row: 106, field: 'titel', message: expect.stringContaining('did you mean title?') },
      { row: 107, field: '', message: expect.any(String) },
    ]);
  });

  it('publishes nothing at all when one row is bad and all are wanted', async () => {
    const before = await library.counts();
    const report = await run([...rows(200, 30), law(300, { title: { xx: 'X' } })], {
      mode: 'all-or-nothing',
      batch: 10,
    });
    expect(report).toMatchObject({ read: 31, published: 0, revised: 0 });
    expect(report.bad.map(({ row, field }) => [row, field])).toContainEqual([300, 'title.xx']);
    expect(await library.counts()).toEqual(before);
    expect(await run(rows(200, 30), { mode: 'all-or-nothing' })).toMatchObject({ published: 30, bad: [] });
  });

  it('says in a dry run what it would do, and does nothing', async () => {
    const before = await library.counts();
    expect(await run([...rows(400, 5), law(1, { number: '2/2026' })], { dryRun: true })).toMatchObject({
      published: 5,
      revised: 1,
    });
    expect(await library.counts()).toEqual(before);
  });

  it('refuses what was revoked meanwhile and what is a draft', async () => {
    const { publications } = await library.ask(nobody, `{ publications(search: "luat 9") { nodes { id sourceId } } }`);
    const { id } = publications.nodes.find(({ sourceId }: { sourceId: string }) => sourceId === 'S-9');
    await library.ask(vietnam, `mutation { revoke(id: "${id}", reason: "x") { __typename } }`);
    expect((await run([law(9, { number: 'new' })])).bad).toEqual([
      { row: 9, field: 'sourceId', message: `"S-9" is ${id}, which was revoked and cannot be revised` },
    ]);
    expect(await run([law(9)])).toMatchObject({ skipped: 1, bad: [] });
  });

  it('does not let a draft that was begun before it undo what it published', async () => {
    const { publications } = await library.ask(nobody, `{ publications(search: "luat 11") { nodes { id sourceId } } }`);
    const { id } = publications.nodes.find(({ sourceId }: { sourceId: string }) => sourceId === 'S-11');
    await library.ask(vietnam, `mutation { openDraft(id: "${id}") { __typename } }`);
    expect(await run([law(11, { number: 'imported' })])).toMatchObject({ revised: 1 });
    const { publish } = await library.ask(
      vietnam,
      `mutation { publish(id: "${id}") { __typename ... on Error { message } } }`,
    );
    expect(publish).toEqual({ __typename: 'Conflict', message: expect.stringContaining('after this draft was begun') });
  });

  it('makes each record once when two run at the same time', async () => {
    const [first, second] = await Promise.all([run(rows(500, 40), { batch: 10 }), run(rows(500, 40), { batch: 10 })]);
    expect(first.published + second.published).toBe(40);
    expect(first.skipped + second.skipped).toBe(40);
  });

  it('is for those who may publish', async () => {
    await expect(
      library.service.app.get(ImportService, { strict: false }).publishAll(nobody, each([law(1)])),
    ).rejects.toThrow('signed-in');
  });
});

describe('the demonstration set', () => {
  it('holds only records that fit', () => {
    const bad = demonstrationRecords().flatMap(({ row, kind, owner, content }) => {
      const { problems = [] } = checkContent(kind as 'LAW', owner, { ...(content as object), kind });
      return problems.map((problem) => ({ row, sourceId: (content as { sourceId: string }).sourceId, ...problem }));
    });
    expect(bad).toEqual([]);
  });

  it('is published once, and what was revised since is left alone', async () => {
    const seed = library.service.app.get(LibrarySeed, { strict: false });
    const total = demonstrationRecords().length;
    expect(await seed.load()).toEqual({ published: total });
    expect(await Promise.all([seed.load(), seed.load()])).toEqual([{ published: 0 }, { published: 0 }]);
  });

  it('has one agreement confirmed by the other party, one disputed, and says once that it is made up', async () => {
    const given = await library.db.query(
      `SELECT p.source_id, a.state, a.given_by, a.reason FROM library.assertion a JOIN library.publication p ON p.id = a.publication_id ORDER BY 1`,
    );
    expect(given).toEqual([
      { source_id: 'AGR-001', state: 'DISPUTED', given_by: 'DE-BMG', reason: expect.stringContaining('Made up') },
      { source_id: 'AGR-007', state: 'CONFIRMED', given_by: 'GB-DHSC', reason: null },
    ]);
  });
});
