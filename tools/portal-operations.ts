/** What the portal asks (the `.graphql` files of apps/portal), typed from the public schema: a field that does not exist does not build. */
import { globSync, readFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { weightOf } from '#gateway';
import { operationSurcharge } from '#platform';
import { persistedIn } from '../apps/portal/persisted.js';

export const OPERATIONS = 'apps/portal/src/operations.ts';
export const COSTS = 'docs/portal-operations.md';

const SCALARS = { Date: 'string', DateTime: 'string', LanguageTag: 'string', CountryCode: 'string', JSON: 'unknown' };

/** @param api the public schema as text @returns the text of {@link OPERATIONS} */
export async function portalOperations(api: string): Promise<string> {
  const files = globSync('apps/portal/src/**/*.graphql').toSorted();
  const documents = files.map((location) => ({ location, document: parse(readFileSync(location, 'utf8')) }));
  const config = {
    scalars: SCALARS,
    enumType: 'string-literal',
    useTypeImports: true,
    skipTypename: false,
    immutableTypes: true,
  };
  const text = await codegen({
    filename: OPERATIONS,
    schema: parse(api),
    documents,
    config,
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations: typescriptOperations, documents: typedDocumentNode },
  });
  return `/* Written by \`npm run schema\` from the .graphql files beside it. */\n${text}\n`;
}

/** The largest page that a variable can ask for, unless the operator allows more. */
const LARGEST_PAGE = 100;

/** @param api the public schema as text @param operations the text of {@link OPERATIONS} @returns the text of {@link COSTS} */
export async function portalCosts(api: string, operations: string): Promise<string> {
  const schema = buildSchema(api, { assumeValid: true });
  const rows = persistedIn(operations)
    .operations.map(({ name, kind, text }) => ({
      name,
      kind,
      text,
      weight: weightOf(schema, parse(text), LARGEST_PAGE),
    }))
    .toSorted((a, b) => b.weight.cost - a.weight.cost || (a.name < b.name ? -1 : 1))
    .map(
      ({ name, kind, text, weight: { cost, depth } }) =>
        `| ${name} | ${kind} | ${cost.toLocaleString('en')} | ${depth} | ${1 + operationSurcharge(text)} | ${text.length.toLocaleString('en')} |`,
    );
  const page = `# What the portal asks

<!-- Written by \`npm run schema\`; CI refuses one that is not what the sources give. -->

Every operation of the portal, the dearest first. An operation is refused above a cost of 20,000 (\`GRAPHQL_MAX_COST\`) and a depth of 12
(\`GRAPHQL_MAX_DEPTH\`), counted with every variable page as large as a page may be, ${LARGEST_PAGE}; points are taken from what a person may ask in
a minute (\`RATE_LIMIT_PERSON\`). Characters are those of the text, which only the gateway has: the browser sends the id.

| operation | kind | cost | depth | points | characters |
| --- | --- | ---: | ---: | ---: | ---: |
${rows.join('\n')}
`;
  return format(page, { ...(await resolveConfig(COSTS)), parser: 'markdown' });
}
