// Random queries over a small world, answered by the gateway and by one undivided schema: the same data with keys in
// the same order, and errors in the same places.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gateway, monolith, type PlainResult, type Resolvers, type Subgraph } from './compose.js';

const codes = ['VN', 'TH', 'XX'];
const law = (id: number) => ({ __typename: 'Law', id: String(id), force: id % 2 ? 'BINDING' : 'VOLUNTARY' });
const practice = (id: number) => ({ __typename: 'Practice', id: String(id) });
const of = (typename: string, id: string) => ({ __typename: typename, id });

// XX is unknown to the registry: its name is null where it must not be, and its people are an error.
const registryFields = {
  Country: {
    name: ({ code }: { code: string }) => (code === 'XX' ? null : `name ${code}`),
    capital: ({ code }: { code: string }) => (code === 'TH' ? null : `capital ${code}`),
    people: ({ code }: { code: string }, { unit }: { unit: string }) => {
      if (code === 'XX') throw new Error('not counted');
      return `${code.length} ${unit}`;
    },
    neighbours: ({ code }: { code: string }) =>
      codes.filter((other) => other !== code).map((other) => ({ code: other })),
  },
};
const libraryFields = {
  Query: {
    laws: (_: unknown, { first }: { first: number }) => [1, 2, 3].slice(0, first).map(law),
    law: (_: unknown, { id }: { id: number }) => law(id),
    publications: () => [law(1), practice(2), null, law(4)],
  },
  Law: {
    title: ({ id }: { id: string }) => `law ${id}`,
    country: ({ id }: { id: string }) => ({ code: codes[Number(id) % 3] }),
    owner: ({ id }: { id: string }) => (id === '3' ? null : { code: codes[(Number(id) + 1) % 3] }),
    replaces: ({ id }: { id: string }) => (id === '1' ? null : law(Number(id) - 1)),
  },
  Practice: {
    title: ({ id }: { id: string }) => `practice ${id}`,
    about: ({ id }: { id: string }) => law(Number(id) + 1),
  },
  Country: {
    laws: ({ code }: { code: string }) => [1, 2, 3].map(law).filter(({ id }) => codes[Number(id) % 3] === code),
  },
};
const readingFields = {
  Law: {
    reads: ({ id }: { id: string }) => Number(id) * 7,
    score: ({ id }: { id: string }, { of: total }: { of: number }) => Number(id) / total,
  },
  Practice: { reads: ({ id }: { id: string }) => Number(id) * 3 },
  Country: { visits: ({ code }: { code: string }) => code.charCodeAt(0) },
};
const library: Subgraph = {
  sdl: `
    enum Force { BINDING VOLUNTARY }
    interface Publication { id: ID! title: String! }
    type Query { laws(first: Int = 2): [Law!] law(id: Int!): Law publications: [Publication] }
    type Law implements Publication @key(fields: "id") { id: ID! title: String! force: Force country: Country! owner: Country replaces: Law }
    type Practice implements Publication @key(fields: "id") { id: ID! title: String! about: Law }
    type Country @key(fields: "code") { code: ID! laws: [Law] }`,
  resolvers: {
    ...libraryFields,
    Law: { ...libraryFields.Law, __resolveReference: ({ id }: { id: string }) => law(Number(id)) },
    Practice: { ...libraryFields.Practice, __resolveReference: ({ id }: { id: string }) => practice(Number(id)) },
  },
};
const registry: Subgraph = {
  sdl: 'type Country @key(fields: "code") { code: ID! name: String! capital: String people(unit: String = "m"): String neighbours: [Country!] }',
  resolvers: registryFields,
};
const reading: Subgraph = {
  sdl: `
    type Law @key(fields: "id") { id: ID! reads: Int! score(of: Float! = 10): Float }
    type Practice @key(fields: "id") { id: ID! reads: Int! }
    type Country @key(fields: "code") { code: ID! visits: Int }`,
  resolvers: {
    Law: { ...readingFields.Law, __resolveReference: ({ id }: { id: string }) => of('Law', id) },
    Practice: { ...readingFields.Practice, __resolveReference: ({ id }: { id: string }) => of('Practice', id) },
    Country: readingFields.Country,
  },
};
const { run } = gateway({ library, registry, reading });
const oracle = monolith(
  `enum Force { BINDING VOLUNTARY }
   interface Publication { id: ID! title: String! }
   type Query { laws(first: Int = 2): [Law!] law(id: Int!): Law publications: [Publication] }
   type Law implements Publication { id: ID! title: String! force: Force country: Country! owner: Country replaces: Law reads: Int! score(of: Float! = 10): Float }
   type Practice implements Publication { id: ID! title: String! about: Law reads: Int! }
   type Country { code: ID! laws: [Law] name: String! capital: String people(unit: String = "m"): String neighbours: [Country!] visits: Int }`,
  {
    Query: libraryFields.Query,
    Law: { ...libraryFields.Law, ...readingFields.Law },
    Practice: { ...libraryFields.Practice, ...readingFields.Practice },
    Country: { ...libraryFields.Country, ...registryFields.Country, ...readingFields.Country },
  } as Resolvers,
);

// Queries. Aliases depend on the field with its arguments, so that fields always merge.
const condition = fc.constantFrom(
  '',
  '',
  '',
  '',
  ' @include(if: $yes)',
  ' @skip(if: $no)',
  ' @skip(if: $yes)',
  ' @include(if: $no)',
);
const leaf = (...names: string[]) =>
  fc.tuple(fc.constantFrom(...names), condition).map(([name, directive]) => name + directive);
const set = (fields: fc.Arbitrary<string>) =>
  fc.array(fields, { minLength: 1, maxLength: 4, size: 'xsmall' }).map((list) => `{ ${list.join(' ')} }`);
const under = (heads: string[], selection: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom(...heads), condition, selection)
    .map(([head, directive, body]) => `${head}${directive} ${body}`);
const fragments = (type: string, selection: fc.Arbitrary<string>) =>
  fc.tuple(condition, selection).map(([directive, body]) => `... on ${type}${directive} ${body}`);

type Sets = { law: string; practice: string; country: string; publication: string };
const { law: laws, publication: publications } = fc.letrec<Sets>((tie) => ({
  law: set(
    fc.oneof(
      { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
      leaf(
        'id',
        'title',
        'force',
        'reads',
        'a: title',
        'score',
        's5: score(of: 5)',
        'sv: score(of: $of)',
        '__typename',
        'kind: __typename',
        'text: title',
      ),
      under(['country', 'owner', 'place: country', 'holder: owner'], tie('country')),
      under(['replaces', 'older: replaces'], tie('law')),
      fragments('Law', tie('law')),
      fragments('Publication', tie('publication')),
    ),
  ),
  practice: set(
    fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      leaf('id', 'title', 'reads', 'p: reads', '__typename'),
      under(['about', 'topic: about'], tie('law')),
    ),
  ),
  country: set(
    fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      leaf(
        'code',
        'capital',
        'people',
        'pk: people(unit: "k")',
        'visits',
        'v: visits',
        '__typename',
        'name',
        'called: name',
      ),
      under(['neighbours', 'near: neighbours'], tie('country')),
      under(['laws'], tie('law')),
    ),
  ),
  publication: set(
    fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf('id', 'title', 'a: title', '__typename'),
      fragments('Law', tie('law')),
      fragments('Practice', tie('practice')),
      fragments('Publication', tie('publication')),
    ),
  ),
}));
const query = set(
  fc.oneof(
    under(['laws', 'three: laws(first: 3)', 'some: laws(first: $first)'], laws),
    under(['law(id: 1)', 'l3: law(id: 3)', 'l2: law(id: 2)'], laws),
    under(['publications', 'all: publications'], publications),
    leaf('__typename'),
  ),
).map((body) => {
  const declared = ['$yes: Boolean!', '$no: Boolean!', '$of: Float!', '$first: Int'].filter((one) =>
    body.includes(one.split(':')[0]!),
  );
  return `query Q${declared.length > 0 ? `(${declared.join(', ')})` : ''} ${body}`;
});
const variables = fc.record({
  yes: fc.boolean(),
  no: fc.boolean(),
  of: fc.constantFrom(1, 2.5),
  first: fc.constantFrom(null, 0, 1, 3),
});

/**
 * The places of errors, as far as both must agree. Where several nulls or errors make one object null, graphql-js
 * stops at the first, and the gateway knows those of each subgraph: of what is beneath one null, one error is taken.
 */
function places({ data, errors }: PlainResult): string[] {
  const nullAt = (path: (string | number)[]): string => {
    let value = data as unknown;
    for (let i = 0; i < path.length; i++) {
      if (value === null || value === undefined) return path.slice(0, i).join('.');
      value = (value as Record<string | number, unknown>)[path[i]!];
    }
    return path.join('.');
  };
  return [...new Set((errors ?? []).map(({ path }) => nullAt(path!)))].sort();
}

describe('random queries', () => {
  it('are answered as one schema would', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(query, variables, async (source, values) => {
        const theirs = await oracle(source, values);
        if (theirs.errors?.some(({ path }) => path === undefined)) return;
        answered++;
        const mine = await run(source, values);
        expect(JSON.stringify(mine.data)).toBe(JSON.stringify(theirs.data));
        expect(places(mine)).toEqual(places(theirs));
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 250) },
    );
    // Documents that graphql-js refuses are passed over; they must stay the few.
    expect(answered).toBeGreaterThan(100);
  }, 120_000);
});
