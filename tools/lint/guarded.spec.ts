import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const RULES = { 'comity/guarded-operation': 'error', 'comity/guarded-route': 'error' };

describe('the lint rule for guards', () => {
  it('names the root field that does not say who may ask it, and no other', async () => {
    const said = await lint(`
      export const sdl = (kind: string): string => \`
        extend type Query {
          "laws: everybody's"
          laws(filter: Filter = { kinds: [LAW] }, first: Int): [Law!]! @open
          drafts(
            "how many: at most 100"
            first: Int
          ): [Law!]!
        }
        type Law { title: String }
        extend type Mutation { publish\${kind}(id: ID!): Law! @needs(permission: "law:publish") revoke\${kind}: Law! }
      \`;`);
    expect(said).toEqual([
      'Query.drafts does not say who may ask it: add @needs, @signedIn or @open.',
      'Mutation.revokeFilled does not say who may ask it: add @needs, @signedIn or @open.',
    ]);
  });

  it('names the route that does not', async () => {
    const said = await lint(`
      @Controller() export class Laws {
        @Get('laws') @RouteAccess('by-audience') list(): void { return; }
        @Post('laws') add(): void { return; }
        own(): void { return; }
      }`);
    expect(said).toEqual(['This route does not say who may ask it: add @RouteAccess(rule).']);
  });
});

/** What the linter says of a file with this in it. */
async function lint(source: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'comity-lint-'));
  try {
    await writeFile(join(folder, 'given.ts'), source);
    const settings = { categories: {}, jsPlugins: [resolve('tools/lint/guarded.ts')], rules: RULES };
    await writeFile(join(folder, 'rules.json'), JSON.stringify(settings));
    const bin = resolve('node_modules/oxlint/bin/oxlint');
    const asked = [bin, '-c', join(folder, 'rules.json'), '-A', 'all', '-D', 'comity/guarded-operation'];
    const stdout = await new Promise<string>((tell) => {
      execFile(process.execPath, [...asked, '-D', 'comity/guarded-route', '--format', 'json', folder], (_, out) =>
        tell(out),
      );
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { message: string; code: string }[] };
    return diagnostics.filter(({ code }) => code.startsWith('comity')).map(({ message }) => message);
  } finally {
    await rm(folder, { recursive: true });
  }
}
