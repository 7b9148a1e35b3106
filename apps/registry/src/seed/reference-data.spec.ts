import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { projectFile } from '#kernel';
import { readReferenceData } from './reference-data.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comity-data-'));
  cpSync(projectFile('apps/registry/data'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const alter = (file: string, from: string, to: string): void => {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

it('every fault of every data file is named with its place', () => {
  alter('countries.json', '"alpha2": "AD"', '"alpha2": "XX"');
  alter('bodies.json', '"from": "1984-01-07"', '"from": "1984-02-30"');
  alter('bodies.json', '"id": "EUROPEAN-UNION"', '"id": "EU"');
  alter('authorities.json', '"id": "VN-MOH"', '"id": "TH-MOH"');
  alter('safeguards-lists.json', '"count": 55', '"count": 56');
  expect(() => readReferenceData(folder)).toThrow(
    new Error(
      [
        "The registry's data do not fit:",
        'countries.json 0.alpha2: expected an ISO 3166-1 alpha-2 code',
        'bodies.json 0.members.0.from: expected YYYY, YYYY-MM or YYYY-MM-DD',
        'bodies.json 2.id: expected the id of a body or partner',
        'safeguards-lists.json 2: count does not fit the countries',
        "authorities.json 29: the id does not begin with its country's code",
      ].join('\n  '),
    ),
  );
});

it('two periods of one membership that overlap are refused', () => {
  alter(
    'bodies.json',
    '{"country": "VN", "kind": "MEMBER", "from": "1995-07-28"}',
    '{"country": "TH", "kind": "MEMBER", "from": "1995-07-28"}',
  );
  expect(() => readReferenceData(folder)).toThrow(/bodies.json 0.members: two periods of TH as MEMBER overlap/);
});
