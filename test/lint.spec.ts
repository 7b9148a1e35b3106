import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/** The rules that people here rely on, each broken once in a temporary folder under the real configuration. */
const BROKEN: [rule: string, file: string, source: string][] = [
  ['no-process-env', 'apps/library/src/a.ts', 'export const home = process.env.HOME;'],
  ['no-floating-promises', 'libs/kernel/src/b.ts', 'export function f(): void { Promise.resolve(1); }'],
  ['no-explicit-any', 'libs/kernel/src/c.ts', 'export const anything: any = 1;'],
  ['no-console', 'apps/library/src/d.ts', "console.log('found me');"],
  ['eqeqeq', 'libs/kernel/src/e.ts', 'export const same = (a: number, b: number): boolean => a == b;'],
  ['no-unused-vars', 'libs/kernel/src/f.ts', 'const unused = 1;\nexport {};'],
  ['ban-ts-comment', 'libs/kernel/src/g.ts', '// @ts-ignore\nexport const n: number = 1;'],
  [
    'guarded-operation',
    'apps/library/src/i.graphql.ts',
    'export const sdl = `extend type Query { laws: [Law!]! @open drafts: [Law!]! }`;',
  ],
  [
    'guarded-route',
    'apps/library/src/j.controller.ts',
    "declare const Get: (path: string) => MethodDecorator;\nexport class Laws {\n  @Get('laws')\n  list(): void {\n    return;\n  }\n}",
  ],
  ['no-focused-tests', 'libs/kernel/src/h.spec.ts', "import { it } from '@jest/globals';\nit.only('x', () => {});"],
];
const RIGHT: [file: string, source: string][] = [
  ['libs/platform/src/environment.ts', 'export const all = process.env;'],
  ['tools/tool.ts', "console.log(process.env['HOME']);"],
];

const house = mkdtempSync(join(tmpdir(), 'comity-lint-'));
let said: string;

beforeAll(() => {
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'package.json']) cpSync(file, join(house, file));
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
  cpSync('tools/lint', join(house, 'tools/lint'), { recursive: true });
  for (const [file, source] of [...BROKEN.map(([, file, source]) => [file, source] as const), ...RIGHT]) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), `${source}\n`);
  }
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('node_modules/oxlint/bin/oxlint'), '--format', 'unix', 'apps', 'libs', 'tools'],
    {
      cwd: house,
      encoding: 'utf8',
    },
  );
  said = stdout + stderr;
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('the lint', () => {
  it.each(BROKEN)('sees %s in %s', (rule, file) => {
    const lines = said.split('\n').filter((line) => line.startsWith(file));
    expect(lines.join('\n')).toContain(`(${rule})`);
  });

  it.each(RIGHT)('lets %s do what it is there for', (file) => {
    expect(said.split('\n').filter((line) => line.startsWith(file))).toEqual([]);
  });

  it('is silenced nowhere without a reason', () => {
    const silenced = ['apps', 'libs', 'tools', 'test', 'bench'].flatMap(sources).flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => /^\s*(\/\/|\/\*).*\b(oxlint|eslint)-disable/.test(line) && !/ -- \w+/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(silenced).toEqual([]);
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}
