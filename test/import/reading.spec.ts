import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jsonLines, lawMapping, packed, startImporting, type Importing } from './importing.fixture.js';

let importing: Importing;
beforeAll(async () => {
  importing = await startImporting();
});
afterAll(() => importing.stop());

const CSV = 'id,title,date\n$-1,Gesetz eins,2020-02-29\n$-2,"Gesetz, zwei",2021-01-01\n';
const rows = (prefix: string): object[] => [
  { id: `${prefix}-1`, title: 'Gesetz eins', date: '2020-02-29' },
  { id: `${prefix}-2`, title: 'Gesetz, zwei', date: '2021-01-01' },
];
const csv = (prefix: string): string => CSV.replaceAll('$', prefix);

async function expectBoth(prefix: string, file: string, mapping = lawMapping()): Promise<void> {
  expect(await importing.import(file, mapping)).toMatchObject({ rows: 2, published: 2, bad: 0 });
  expect(await importing.records(prefix)).toMatchObject([
    { title: { de: 'Gesetz eins' }, publishedOn: '2020-02-29' },
    { title: { de: 'Gesetz, zwei' }, publishedOn: '2021-01-01' },
  ]);
}

describe('a file is read', () => {
  it('as CSV', () => expectBoth('A', importing.write('a.csv', csv('A'))));

  it('as JSON lines', () => expectBoth('B', importing.write('b.jsonl', jsonLines(rows('B')))));

  it('as packed CSV, whatever its name says', () => expectBoth('C', importing.write('c.csv', packed(csv('C')))));

  it('as packed JSON lines', () => expectBoth('D', importing.write('d.dat', packed(jsonLines(rows('D'))))));

  it('with a byte order mark and the line ends of Windows', () =>
    expectBoth('E', importing.write('e.csv', `\ufeff${csv('E').replaceAll('\n', '\r\n')}`)));

  it('with semicolons, which the first line shows', () =>
    expectBoth('F', importing.write('f.csv', csv('F').replaceAll(/,(?! )/g, ';'))));

  it('in another encoding, when the mapping names it', async () => {
    const file = importing.write('g.csv', Buffer.from('id,title,date\nG-1,Gesetz über Ärzte,2020-01-01\n', 'latin1'));
    await importing.import(file, lawMapping({}, { encoding: 'windows-1252' }));
    expect(await importing.records('G')).toMatchObject([{ title: { de: 'Gesetz über Ärzte' } }]);
  });

  it('in UTF-16, when the mapping says so', () =>
    expectBoth(
      'H',
      importing.write('h.csv', Buffer.from(`\ufeff${csv('H')}`, 'utf16le')),
      lawMapping({}, { encoding: 'utf-16le' }),
    ));

  it('without a first line that names the columns, when the mapping names them', () =>
    expectBoth(
      'I',
      importing.write('i.csv', csv('I').replace(/^.*\n/, '')),
      lawMapping({}, { csv: { header: ['id', 'title', 'date'] } }),
    ));

  it('without the line feed at its end', () => expectBoth('J', importing.write('j.csv', csv('J').trimEnd())));
});

describe('a fault in the file', () => {
  const lines = (prefix: string, count: number): string =>
    jsonLines(
      Array.from({ length: count }, (_, i) => ({
        id: `${prefix}-${i + 1}`,
        title: `Gesetz ${i + 1}`,
        date: '2020-01-01',
      })),
    );

  it('is told with its line, and the lines after it are imported: JSON', async () => {
    const [one, two, three] = lines('P', 3).split('\n') as [string, string, string];
    const file = importing.write('p.jsonl', [one, `${two.slice(0, -1)},}`, '', '[1]', three].join('\n'));
    expect(await importing.import(file, lawMapping())).toMatchObject({
      rows: 4,
      published: 2,
      bad: 2,
      problems: [
        { line: 2, field: '', message: `is not JSON: column ${two.length + 1}: expected a name in double quotes` },
        { line: 4, field: '', message: 'is not a JSON object; expected {"column": value, …}' },
      ],
    });
  });

  it('has the number of its line in spite of quoted line breaks before it: CSV', async () => {
    const text =
      'id,title,date\nQ-1,"Gesetz\nin\n\ndrei Zeilen",2020-01-01\n\nQ-2,Gesetz,2020-02-30\nQ-3,Gesetz,2020-01-01\n';
    for (const [name, content] of [
      ['q.csv', text],
      ['q2.csv', text.replaceAll('\n', '\r\n').replaceAll('Q-', 'Q2-')],
    ] as const) {
      const { problems, published } = await importing.import(importing.write(name, content), lawMapping());
      expect(problems).toEqual([
        {
          line: 7,
          field: 'publishedOn',
          message: expect.stringContaining('"2020-02-30", which is a date that does not exist; expected YYYY-MM-DD'),
        },
      ]);
      expect(published).toBe(2);
    }
    expect((await importing.records('Q-'))[0]?.['title']).toEqual({ de: 'Gesetz\nin\n\ndrei Zeilen' });
  });

  it('costs one row, where a quote is never closed or misplaced, or fields are too many or few', async () => {
    const good = (n: number): string => `R-${n},Gesetz,2020-01-01`;
    const file = importing.write(
      'r.csv',
      [
        'id,title,date',
        'R-1,"Gesetz,2020-01-01',
        good(2),
        'R-3,"Ge"setz,2020-01-01',
        good(4),
        'R-5,Ge"set"z,2020-01-01',
        'R-6,Gesetz',
        'R-7,a,b,c',
        good(8),
        'R-9,"Gesetz,2020',
      ].join('\n'),
    );
    const { problems, published } = await importing.import(file, lawMapping());
    expect(problems.map(({ line }) => line)).toEqual([2, 4, 6, 7, 8, 10]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('closing quote'),
      expect.stringContaining('closing quote'),
      expect.stringContaining('a quote stands inside a field'),
      'has 2 fields, and there are 3 columns',
      'has 4 fields, and there are 3 columns',
      'a quote (") is opened here and not closed',
    ]);
    expect(published).toBe(3);
  });

  it('is told and passed over: a line of more than 10 MB', async () => {
    const [one, two] = lines('S', 2).split('\n') as [string, string];
    const long = JSON.stringify({ id: 'S-0', title: 'x'.repeat(10 * 1024 * 1024), date: '2020-01-01' });
    expect(await importing.import(importing.write('s.jsonl', [one, long, two].join('\n')), lawMapping())).toMatchObject(
      {
        published: 2,
        problems: [{ line: 2, message: 'the line is longer than 10 MB' }],
      },
    );
  });

  it('ends the reading where packed data breaks off, and what came before is imported', async () => {
    const whole = packed(lines('T', 3000));
    const { rows, published, problems } = await importing.import(
      importing.write('t.gz', whole.subarray(0, -2000)),
      lawMapping(),
    );
    expect(published).toBeGreaterThan(1000);
    expect(problems).toEqual([
      { line: rows, field: '', message: expect.stringContaining('the file is broken from here on') },
    ]);
    expect(await importing.import(importing.write('t.gz', whole), lawMapping())).toMatchObject({
      rows: 3000,
      unchanged: published,
      published: 3000 - published,
      bad: 0,
    });
  });

  it('is told with the byte: a line that is not UTF-8, far from the beginning', async () => {
    const text = Buffer.from(`${lines('U', 1200)}`.replace('Gesetz 1100"', 'Gesetz \u00e4"'), 'latin1');
    const { problems, published } = await importing.import(importing.write('u.jsonl', text), lawMapping());
    expect(problems).toEqual([
      { line: 1100, field: '', message: expect.stringMatching(/^byte \d+ of the line \(0xE4\) is not UTF-8$/) },
    ]);
    expect(published).toBe(1199);
  });

  it('goes into the report as well, every one of them', async () => {
    const report = join(importing.folder, 'report.ndjson');
    const file = importing.write(
      'v.csv',
      `id,title,date\n${Array.from({ length: 30 }, (_, i) => `V-${i},,2020\n`).join('')}`,
    );
    const { problems, bad } = await importing.import(file, lawMapping(), { reportFile: report });
    expect({ bad, shown: problems.length, said: importing.said.length }).toEqual({ bad: 30, shown: 20, said: 20 });
    const written = readFileSync(report, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(written).toHaveLength(30);
    expect(written[29]).toEqual({
      line: 31,
      field: 'publishedOn',
      message: 'column "date" has "2020", which is not a date; expected YYYY-MM-DD',
      severity: 'error',
      original: { id: 'V-29', title: '', date: '2020' },
    });
    const csv = join(importing.folder, 'report.csv');
    await importing.import(file, lawMapping({ publishedOn: { const: '2020' } }), { reportFile: csv });
    const [header, first, ...others] = readFileSync(csv, 'utf8').trimEnd().split('\r\n');
    expect([header, others.length]).toEqual(['\ufeffline,severity,field,message,original', 29]);
    expect(first).toContain('{""id"":""V-0""');
  });
});
