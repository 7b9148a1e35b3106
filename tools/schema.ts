/**
 * `npm run schema`: composes the subgraphs' SDL into apps/gateway/supergraph.graphql (for the executor and for any
 * federation router) and api.graphql (what clients see), types what the portal asks and says what that costs, and writes .env.example.
 * `--check` writes nothing: it fails when a committed file is not what the sources give, or when the API breaks clients.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, parse, printSchema } from 'graphql';
import { exchangeSdl } from '#exchange';
import { documentRules, subgraphSdl } from '#graphql';
import { librarySdl } from '#library';
import { exampleEnvironment } from '#platform';
import { registrySdl } from '#registry';
import { COSTS, OPERATIONS, portalCosts, portalOperations } from './portal-operations.js';

const API = 'apps/gateway/api.graphql';
/** Breaks that were decided on, one message a line, each explained in CHANGELOG.md. */
const ACCEPTED = 'apps/gateway/accepted-breaking-changes.txt';

const subgraphs = { registry: registrySdl, library: librarySdl, exchange: exchangeSdl };
const composed = composeServices(
  Object.entries(subgraphs).map(([name, sdl]) => ({
    name,
    url: `http://${name}/graphql`,
    typeDefs: documentRules(parse(subgraphSdl(sdl))),
  })),
);
if (composed.errors) {
  for (const error of composed.errors) process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
const api = printApi();
const operations = await portalOperations(api);
const files: Record<string, string> = {
  'apps/gateway/supergraph.graphql': `${composed.supergraphSdl.trim()}\n`,
  [API]: `${api}\n`,
  [OPERATIONS]: operations,
  [COSTS]: await portalCosts(api, operations),
  '.env.example': exampleEnvironment(),
};

if (!process.argv.includes('--check')) {
  for (const [file, text] of Object.entries(files)) writeFileSync(file, text);
  process.stdout.write(`wrote ${Object.keys(files).join(', ')}\n`);
} else {
  const drifted = Object.entries(files).filter(
    ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
  );
  for (const [file] of drifted)
    process.stderr.write(`${file} is not what the sources give: run \`npm run schema\` and commit it.\n`);
  const breaking = await breakingChanges();
  for (const message of breaking) process.stderr.write(`breaks clients: ${message}\n`);
  if (drifted.length + breaking.length > 0) process.exit(1);
  process.stdout.write('schema: no drift, no breaking change\n');
}

function printApi(): string {
  const { schema } = composed as {
    schema: { toAPISchema(): { toGraphQLJSSchema(): Parameters<typeof printSchema>[0] } };
  };
  return printSchema(schema.toAPISchema().toGraphQLJSSchema());
}

/** Against the newest release tag; before the first release against the commit before. */
async function breakingChanges(): Promise<string[]> {
  const before = earlierApi();
  if (!before) return [];
  const accepted = new Set(existsSync(ACCEPTED) ? readFileSync(ACCEPTED, 'utf8').split('\n') : []);
  const changes = await diff(
    buildSchema(before, { assumeValid: true }),
    buildSchema(files[API] as string, { assumeValid: true }),
  );
  return changes
    .filter((c) => c.criticality.level === CriticalityLevel.Breaking && !accepted.has(c.message))
    .map((c) => c.message);
}

function earlierApi(): string | null {
  const git = (...args: string[]): string | null => {
    try {
      return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      return null;
    }
  };
  const base = git('describe', '--tags', '--abbrev=0', '--match', 'v*') ?? git('rev-parse', 'HEAD~1');
  return base === null ? null : git('show', `${base}:${API}`);
}
