import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/**
 * A rule that never fires looks like a rule that holds. So a house with every wall broken is built in a temporary folder,
 * with the real package.json, tsconfig.json and rules, and each break must be seen. `npm run walls` looks at the real one.
 */
const WALLS = resolve('.dependency-cruiser.cjs');

/** file -> what it imports; the rule that must see it, or null where the import is right */
const HOUSE: Record<string, [specifier: string, rule: string | null][]> = {
  'libs/kernel/src/index.ts': [
    ['node:crypto', null],
    ['#platform', 'lib-kernel-points-downwards'],
    ['zod', 'kernel-is-pure'],
  ],
  'libs/contracts/src/index.ts': [
    ['zod', null],
    ['#kernel', null],
    ['node:fs', 'contracts-are-schemas-only'],
    ['#platform', 'lib-contracts-points-downwards'],
  ],
  'libs/platform/src/index.ts': [
    ['#kernel', null],
    ['#database', 'lib-platform-points-downwards'],
  ],
  'libs/database/src/index.ts': [
    ['#platform', null],
    ['#messaging', 'lib-database-points-downwards'],
  ],
  'libs/access/src/index.ts': [
    ['#platform', null],
    ['#messaging', 'lib-access-points-downwards'],
  ],
  'libs/messaging/src/index.ts': [
    ['#contracts', null],
    ['#graphql', 'lib-messaging-points-downwards'],
    ['../../kernel/src/index.js', null],
    ['../../kernel/src/inside.js', 'libs-have-one-door'],
  ],
  'libs/kernel/src/inside.ts': [],
  'libs/graphql/src/index.ts': [
    ['#access', null],
    ['#federation', null],
    ['#contracts', 'lib-graphql-points-downwards'],
  ],
  'libs/federation/src/index.ts': [
    ['node:http', null],
    ['#kernel', 'lib-federation-points-downwards'],
    ['#registry', 'libs-know-no-app'],
  ],
  'libs/wording/src/index.ts': [
    ['i18next', null],
    ['node:fs', 'wording-runs-anywhere'],
    ['#kernel', 'lib-wording-points-downwards'],
  ],
  'libs/wording/src/browser.ts': [],
  'libs/testing/src/index.ts': [
    ['#database', null],
    ['only-for-development', null],
  ],
  'apps/registry/src/index.ts': [
    ['#kernel', null],
    ['#library', 'apps-know-each-other-by-name-only'],
    ['#testing', 'testing-is-for-tests'],
    ['only-for-development', 'no-development-packages'],
    ['never-declared', 'no-undeclared-packages'],
    ['nowhere-to-be-found', 'no-dead-ends'],
    ['../../../tools/tool.js', 'nothing-needs-the-tools'],
    ['#client', 'nothing-needs-the-client'],
  ],
  'apps/registry/src/index.spec.ts': [
    ['#testing', null],
    ['only-for-development', null],
  ],
  'apps/library/src/index.ts': [['./circle.js', null]],
  'apps/library/src/circle.ts': [['./index.js', 'no-cycles']],
  'apps/gateway/src/index.ts': [
    ['#federation', null],
    ['#wording', null],
    ['#wording/browser', null],
    ['#database', 'gateway-holds-no-domain'],
  ],
  'apps/worker/src/index.ts': [
    ['#registry', null],
    ['../../registry/src/country/country.service.js', 'apps-have-one-door'],
  ],
  'apps/registry/src/country/country.resolver.ts': [
    ['./country.service.js', null],
    ['./country.entity.js', 'edge-asks-the-service'],
  ],
  'apps/registry/src/country/country.service.ts': [
    ['./country.entity.js', null],
    ['../body/body.service.js', null],
    ['../body/body.entity.js', 'nouns-keep-their-entities'],
    ['../body/body.resolver.js', 'service-knows-no-edge'],
  ],
  'apps/registry/src/country/country.entity.ts': [['../body/body.service.js', 'entity-is-data']],
  'apps/registry/src/body/body.entity.ts': [],
  'apps/registry/src/body/body.service.ts': [['./body.entity.js', null]],
  'apps/registry/src/body/body.resolver.ts': [['./body.service.js', null]],
  'apps/registry/src/migrations/0001-countries.ts': [
    ['zod', null],
    ['../country/country.entity.js', 'migrations-are-final'],
  ],
  'apps/portal/src/main.tsx': [
    ['./place.js', null],
    ['#kernel', 'portal-speaks-http-only'],
  ],
  'apps/portal/src/place.tsx': [],
  'tools/tool.ts': [['#registry', null]],
  'packages/client/src/index.ts': [
    ['./follow.js', null],
    ['node:http', 'the-client-stands-alone'],
  ],
  'packages/client/src/follow.ts': [['#kernel', 'the-client-stands-alone']],
  'packages/client/examples/mirror.ts': [
    ['node:fs', null],
    ['../src/index.js', null],
  ],
};

interface Violation {
  rule: string;
  from: string;
  to: string;
}

const house = mkdtempSync(join(tmpdir(), 'comity-walls-'));
let violations: Violation[];
let modules: { source: string; dependencies: { module: string; resolved: string }[] }[];

beforeAll(() => {
  cpSync('tsconfig.json', join(house, 'tsconfig.json'));
  const declared = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: Record<string, string> };
  declared.devDependencies['only-for-development'] = '1.0.0';
  write('package.json', JSON.stringify(declared));
  for (const name of ['zod', 'i18next', 'only-for-development', 'never-declared']) {
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }),
    );
    write(`node_modules/${name}/index.js`, 'export default 1;\n');
  }
  for (const [file, imports] of Object.entries(HOUSE)) {
    write(file, [...imports.map(([specifier]) => `import '${specifier}';`), 'export {};', ''].join('\n'));
  }
  const cruiser = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cruiser, '--config', WALLS, '--output-type', 'json', 'apps', 'libs', 'packages', 'tools'],
    {
      cwd: house,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (!stdout) throw new Error(`dependency-cruiser said: ${stderr}`);
  const report = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
    modules: typeof modules;
  };
  violations = report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  modules = report.modules;
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

const broken = Object.entries(HOUSE).flatMap(([file, imports]) =>
  imports.flatMap(([specifier, rule]) => (rule ? [{ file, specifier, rule }] : [])),
);

describe('the walls', () => {
  it.each(broken)('$rule: $file may not import $specifier', ({ file, specifier, rule }) => {
    expect(rulesBrokenBy(file, specifier)).toContain(rule);
  });

  it('let every right import through', () => {
    const right = Object.entries(HOUSE).flatMap(([file, imports]) =>
      imports.filter(([, rule]) => !rule).map(([specifier]) => [file, specifier] as const),
    );
    // A circle is reported once, at whichever of its imports was met last.
    const seen = right.flatMap(([file, specifier]) =>
      rulesBrokenBy(file, specifier)
        .filter((rule) => rule !== 'no-cycles')
        .map((rule) => `${file} -> ${specifier}: ${rule}`),
    );
    expect(seen).toEqual([]);
  });

  it('are all broken in this house, so that none stands unproved', () => {
    const { forbidden } = createRequire(import.meta.url)(WALLS) as { forbidden: { name: string; comment: string }[] };
    const proved = new Set(broken.map(({ rule }) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([]);
    expect(forbidden.filter(({ comment }) => !comment)).toEqual([]);
  });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
}

function rulesBrokenBy(file: string, specifier: string): string[] {
  const name = specifier.replace('node:', '');
  const imported = modules.find(({ source }) => source === file)?.dependencies.find(({ module }) => module === name);
  if (!imported) throw new Error(`${file} -> ${specifier} was not seen at all`);
  return violations.filter(({ from, to }) => from === file && to === imported.resolved).map(({ rule }) => rule);
}
