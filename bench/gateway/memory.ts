import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { buildSchema, isObjectType, isScalarType, parse, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { exchangeSdl } from '#exchange';
import { scalars, subgraphSdl } from '#graphql';
import { librarySdl } from '#library';
import { registrySdl } from '#registry';

/**
 * The graph answered from memory, so that what is measured is the gateway and not a database. The records are real: the
 * first twenty laws of the demonstration set that a country owns. The root resolver waits, as one that asks a database
 * must; the others answer at once. The same functions serve the subgraphs and the monolith.
 */
interface Context {
  languages: readonly string[];
}

interface Law {
  owner: string;
  sourceId: string;
  country?: string;
  originalLanguage: string;
  title: Record<string, string>;
}

interface Country {
  alpha2: string;
  region: string;
}

const read = <T>(path: string): T[] => JSON.parse(readFileSync(path, 'utf8')) as T[];

const laws = read<Law>('apps/library/demonstration/laws.json')
  .filter(({ owner }) => /^[A-Z]{2}-/.test(owner))
  .slice(0, 20)
  .map(({ owner, sourceId, originalLanguage, title }) => ({
    __typename: 'Law',
    id: sourceId,
    country: { code: owner.slice(0, 2) },
    originalLanguage,
    title,
  }));
const page = { nodes: laws, pageInfo: { hasNextPage: true, hasPreviousPage: false }, totalCount: laws.length };
const countries = new Map(
  read<Country>('apps/registry/data/countries.json').map(({ alpha2, region }) => [alpha2, region]),
);
const regions = new Map(
  read<{ code: string; name: Record<string, string> }>('apps/registry/data/m49.json').map((region) => [
    region.code,
    region,
  ]),
);
const english = new Intl.DisplayNames('en', { type: 'region' });
const names = new Map([...countries.keys()].map((code) => [code, english.of(code)]));

function readableIn<T>(texts: Record<string, T>, languages: readonly string[], original: string): [string, T] {
  const language = languages.find((each) => texts[each] !== undefined) ?? original;
  return [language, texts[language] as T];
}

type Resolvers = Record<string, Record<string, GraphQLFieldResolver<never, Context>>>;

const libraryResolvers: Resolvers = {
  Query: { publications: () => Promise.resolve(page) },
  Law: {
    title: ({ title, originalLanguage }: (typeof laws)[number], _arguments, { languages }) => {
      const [language, value] = readableIn(title, languages, originalLanguage);
      return { language, value, direction: 'LTR' };
    },
  },
};
const registryResolvers: Resolvers = {
  Country: {
    name: ({ code }: { code: string }) => names.get(code),
    region: ({ code }: { code: string }) => regions.get(countries.get(code) ?? ''),
  },
  Region: {
    name: ({ name }: { name: Record<string, string> }, _arguments, { languages }) =>
      readableIn(name, languages, 'en')[1],
  },
};
const entityResolvers = { Country: { __resolveReference: ({ code }: { code: string }) => ({ code }) } };

export function memorySubgraphs(): Record<'registry' | 'library' | 'exchange', GraphQLSchema> {
  const registry = { ...registryResolvers, Country: { ...registryResolvers['Country'], ...entityResolvers.Country } };
  return {
    library: buildSubgraphSchema({
      typeDefs: parse(subgraphSdl(librarySdl)),
      resolvers: { ...scalars, ...libraryResolvers } as never,
    }),
    registry: buildSubgraphSchema({
      typeDefs: parse(subgraphSdl(registrySdl)),
      resolvers: { ...scalars, ...registry } as never,
    }),
    // Part of the supergraph; the query asks it nothing.
    exchange: buildSubgraphSchema({ typeDefs: parse(subgraphSdl(exchangeSdl)) }),
  };
}

/** All of it as one schema without federation: what the same answer costs where nothing is put together. */
export function memoryMonolith(apiSdl: string): GraphQLSchema {
  const schema = buildSchema(apiSdl, { assumeValid: true });
  for (const resolvers of [libraryResolvers, registryResolvers]) {
    for (const [name, fields] of Object.entries(resolvers)) {
      const type = schema.getType(name);
      if (!isObjectType(type)) throw new Error(`${name} is no object type of the API.`);
      for (const [field, resolve] of Object.entries(fields)) {
        const definition = type.getFields()[field];
        if (!definition) throw new Error(`${name}.${field} is not in the API.`);
        definition.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
      }
    }
  }
  for (const [name, { serialize, parseValue, parseLiteral }] of Object.entries(scalars)) {
    const type = schema.getType(name);
    if (isScalarType(type)) Object.assign(type, { serialize, parseValue, parseLiteral });
  }
  return schema;
}
