/** What the portal asks (the `.graphql` files of apps/portal), typed from the public schema: a field that does not exist does not build. */
import { globSync, readFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';

export const OPERATIONS = 'apps/portal/src/operations.ts';

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
