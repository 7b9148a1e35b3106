import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate, type GraphQLSchema } from 'graphql';
import { policiesOperation, policyChoicesOperation } from './across/policies.page.js';
import { bodyOperation } from './body.page.js';
import { compareOperation } from './compare.page.js';
import { coverageOperation, regionCoverageOperation, regionOperation } from './coverage.page.js';
import { countryOperation } from './country.page.js';
import { examples } from './explorer.examples.js';
import { homeOperation } from './home/home.page.js';
import { INBOX_DEEDS } from './inbox-deeds.js';
import { inboxOperation } from './inbox.page.js';
import { networkOperation } from './map/network.page.js';
import { networkKeysOperation } from './well-known.js';
import { publicationOperation } from './publication.page.js';
import { nameOf } from './recorded.fixture.js';
import { partnersOperation } from './partners.page.js';
import { registerOperation } from './register.page.js';
import { authoritiesOperation, bodiesOperation, countriesOperation } from './register.pages.js';
import { searchOperation } from './results/search.page.js';
import { unreadOperation } from './unread.js';

const API = 'apps/gateway/api.graphql';
const operations = [
  homeOperation,
  networkKeysOperation,
  inboxOperation,
  ...Object.values(INBOX_DEEDS),
  unreadOperation,
  searchOperation,
  publicationOperation,
  compareOperation,
  coverageOperation,
  regionOperation,
  regionCoverageOperation,
  policyChoicesOperation,
  policiesOperation,
  networkOperation,
  countryOperation,
  bodyOperation,
  countriesOperation,
  bodiesOperation,
  authoritiesOperation,
  registerOperation,
  partnersOperation,
];

const faults = (schema: GraphQLSchema, document: ReturnType<typeof parse>): string[] =>
  validate(schema, document).map((error) => error.message);

describe('what pages ask of the API', () => {
  const schema = buildSchema(readFileSync(API, 'utf8'));

  it.each(operations.map((operation) => [nameOf(operation), operation] as const))('%s is valid', (_name, operation) => {
    expect(faults(schema, operation)).toEqual([]);
  });

  it.each(examples.map(({ name, query }) => [name, query] as const))('the example “%s” is valid', (_name, query) => {
    expect(faults(schema, parse(query))).toEqual([]);
  });
});

describe('examples of the explorer', () => {
  it.each(examples.map(({ name, variables }) => [name, variables] as const))(
    '“%s” has variables that are JSON',
    (_name, variables) => {
      expect(() => JSON.parse(variables ?? '{}') as unknown).not.toThrow();
    },
  );
});
