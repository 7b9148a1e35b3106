import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, actorFor, type Actor } from '#access';
import type { Database } from '#database';
import { librarySchema, type ImportItem } from '#library';
import { messagingSchema } from '#messaging';
import { testDatabase, type TestDatabase } from '#testing';
import { openLibrary, type Library } from '../../tools/import/place.js';
import { prepare, runImport, type Asked } from '../../tools/import/run-import.js';
import type { Summary } from '../../tools/import/summary.js';

interface Node {
  database: TestDatabase;
  db: Database;
  library: Library;
}
const folder = mkdtempSync(join(tmpdir(), 'comity-own-files-'));
const nodes: Node[] = [];
afterAll(async () => {
  for (const { library, database } of nodes) {
    await library.close();
    await database.drop();
  }
  rmSync(folder, { recursive: true });
});

async function startNode(): Promise<Node> {
  const database = await testDatabase([messagingSchema, librarySchema]);
  const node = { database, db: await database.of(librarySchema), library: await openLibrary(database.url, folder) };
  nodes.push(node);
  return node;
}

const progress = { at: () => undefined, say: () => undefined, end: () => undefined };
const importInto = async ({ library }: Node, file: string, asked: Asked = {}): Promise<Summary> =>
  runImport(library.imports, await prepare(file, asked), { progress });

async function exported({ library }: Node, format: 'csv' | 'xlsx' | 'ndjson', actor: Actor = reader): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of await library.exports.export(actor, format, { filter: {}, search: null, asOf: null }))
    pieces.push(Buffer.from(piece));
  const path = join(folder, `export-${nodes.length}.${format}`);
  writeFileSync(path, Buffer.concat(pieces));
  return path;
}
const reader = { ...ANONYMOUS, readerKeys: ['public', 'network'] };

const hashes = async ({ db }: Node): Promise<string[]> =>
  (
    await db.query<{ line: string }>(`SELECT owner || ' ' || content_hash AS line FROM library.publication ORDER BY 1`)
  ).map(({ line }) => line);

const base = {
  originalLanguage: 'vi',
  title: { vi: 'Luật', en: '=SUM(A1) "quoted"; <b>' },
  topics: ['migrants-health/workers'],
};
const law = { ...base, lawType: 'ACT', legalForce: 'IN_FORCE' };
const contents: [string, string, object][] = [
  [
    'VN-MOH',
    'LAW',
    { ...law, sourceId: 'a', note: "'=already\r\nquoted", number: '0123', confidence: { title: 'HIGH' } },
  ],
  [
    'VN-MOH',
    'LAW',
    {
      ...law,
      sourceId: 'b',
      confidence: {},
      provenance: ['one; two', '"three"', "-4, 'five'", 'x'.repeat(300)],
      gazette: '2020-01-01',
    },
  ],
  [
    'VN-MOH',
    'LAW',
    {
      ...law,
      sourceId: 'c',
      summary: { ar: 'نص\tطويل\n\nسطر', 'zh-Hant': '文字_x0041_' },
      urlIsOfficial: false,
      provisions: Array.from({ length: 12 }, (_, i) => ({
        heading: `Art. ${i}`,
        ...(i % 2 ? { summary: ' \u00a0inner' } : {}),
      })),
    },
  ],
  [
    'DE-BMG',
    'AGREEMENT',
    {
      ...base,
      sourceId: 'a',
      agreementType: 'BILATERAL',
      form: 'MOU',
      phase: 'SIGNED',
      signedOn: '2025-06',
      parties: [
        { country: 'VN', role: 'ORIGIN' },
        { country: 'DE', ministry: '+49' },
      ],
    },
  ],
  [
    'DE-BMG',
    'PRACTICE',
    { ...base, sourceId: 'p', audience: 'NETWORK', problem: { en: 'x' }, countries: ['VN', 'DE'], partners: ['A; B'] },
  ],
];

async function* items(owner: string): AsyncGenerator<ImportItem> {
  for (const [row, [whose, kind, content]] of contents.entries()) if (whose === owner) yield { row, kind, content };
}

let first: Node;
beforeAll(async () => {
  first = await startNode();
  for (const owner of ['VN-MOH', 'DE-BMG']) {
    const { bad } = await first.library.imports.publishAll(actorFor(owner, ['publisher'], 'test'), items(owner));
    expect(bad).toEqual([]);
  }
});

describe('what was exported', () => {
  it.each(['ndjson', 'csv', 'xlsx'] as const)('as %s gives an empty node the same content hashes', async (format) => {
    const second = await startNode();
    const file = await exported(first, format);
    expect(await importInto(second, file)).toMatchObject({ published: contents.length, bad: 0 });
    expect(await hashes(second)).toEqual(await hashes(first));
    expect(await importInto(second, file)).toMatchObject({ published: 0, revised: 0, unchanged: contents.length });
    expect(await importInto(first, file)).toMatchObject({ published: 0, revised: 0, unchanged: contents.length });
  });

  it('is known again without a reference of its owner: here by its id, elsewhere by its address', async () => {
    const second = await startNode();
    const third = await startNode();
    await importInto(
      second,
      ownFile('bare.ndjson', [
        {
          kind: 'LAW',
          content: law,
          owner: 'KE-MOH',
          url: 'https://elsewhere.example/publications/KE-LAW-2020-000007',
        },
      ]),
    );
    const file = await exported(second, 'csv');
    expect(await importInto(second, file)).toMatchObject({ published: 0, unchanged: 1 });
    expect(await importInto(third, file)).toMatchObject({ published: 1 });
    expect(await importInto(third, file)).toMatchObject({ published: 0, unchanged: 1 });
    expect(await hashes(third)).toEqual(await hashes(second));
  });
});

function ownFile(name: string, content: string | object[]): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    typeof content === 'string' ? content : content.map((line) => `${JSON.stringify(line)}\n`).join(''),
  );
  return path;
}

describe('a file whose columns are called as the fields', () => {
  const header = 'sourceId,originalLanguage,title.en,lawType,legalForce,topics,urlIsOfficial\n';

  it('needs no mapping, and says of each row what is wrong in which field', async () => {
    const file = ownFile(
      'own.csv',
      `${header}x1,en,One,ACT,IN_FORCE,migrants-health/workers; nonsense,no\nx2,en,Two,ACT,IN_FORCE,,maybe\nx3,en,Three,ACT,IN_FORCE,,\n`,
    );
    const { published, problems } = await importInto(first, file, { kind: 'LAW', owner: 'TH-MOPH' });
    expect(published).toBe(1);
    expect(problems).toEqual([
      { line: 2, field: 'topics.1', message: expect.stringContaining('"nonsense" is not a known topic') },
      { line: 3, field: 'urlIsOfficial', message: '"maybe" is neither true nor false' },
    ]);
  });

  it.each([
    [{ owner: 'TH-MOPH' }, 'no kind was given; expected one of LAW'],
    [{ kind: 'LAW' }, 'give --owner'],
    [{ kind: 'ACT', owner: 'TH-MOPH' }, 'expected one of LAW'],
    [{ kind: 'LAW', owner: 'nobody' }, "is not a participant's id"],
    [{ kind: 'PRACTICE', owner: 'TH-MOPH' }, 'lawType: is not a field of a practice'],
  ])('is refused when it cannot be what it is said to be: %j', async (asked, message) => {
    const file = ownFile('refused.csv', `${header}x9,en,One,ACT,IN_FORCE,,\n`);
    await expect(importInto(first, file, asked)).rejects.toThrow(message);
  });

  it('is for one owner when one is given: rows of others are bad ones', async () => {
    const file = ownFile('others.ndjson', [{ kind: 'LAW', owner: 'DE-BMG', content: { ...law, sourceId: 'stolen' } }]);
    const { published, problems } = await importInto(first, file, { owner: 'TH-MOPH' });
    expect([published, problems[0]?.message]).toEqual([0, 'is "DE-BMG"; this is an import for TH-MOPH']);
  });
});
