// @provides, @shareable, @override: which subgraph answers a field that several could.
import { describe, expect, it } from '@jest/globals';
import { gateway } from '../compose.js';

describe('@provides', () => {
  const { run, asked } = gateway({
    catalogue: {
      sdl: `
        type Query { latest: Law @provides(fields: "country { name }") oldest: Law }
        type Law @key(fields: "id") { id: ID! country: Country }
        type Country @key(fields: "code") { code: ID! name: String @external }`,
      resolvers: {
        Query: {
          latest: () => ({ id: '2', country: { code: 'VN', name: 'provided' } }),
          oldest: () => ({ id: '1', country: { code: 'VN' } }),
        },
      },
    },
    countries: {
      sdl: 'type Country @key(fields: "code") { code: ID! name: String @shareable capital: String }',
      resolvers: { Country: { __resolveReference: ({ code }) => ({ code, name: 'own', capital: 'Hanoi' }) } },
    },
  });

  it('spares the fetch where the field is provided', async () => {
    asked.length = 0;
    expect(await run('{ latest { country { name } } }')).toEqual({ data: { latest: { country: { name: 'provided' } } } });
    expect(asked).toHaveLength(1);
  });

  it('fetches on the paths where it is not', async () => {
    expect(await run('{ oldest { country { name } } }')).toEqual({ data: { oldest: { country: { name: 'own' } } } });
  });

  it('still fetches what is not provided', async () => {
    const { data } = await run('{ latest { country { capital } } }');
    expect(data.latest.country.capital).toBe('Hanoi');
  });
});

describe('@shareable', () => {
  const { run, asked } = gateway({
    a: {
      sdl: `type Query { place: Place @shareable both: String @shareable } type Place @shareable { name: String lat: Float marks: [Mark] } type Mark @shareable { id: ID a: Int }`,
      resolvers: { Query: { both: () => 'same', place: () => ({ name: 'Hue', lat: 16.4, marks: [{ id: '1', a: 1 }, null, { id: '3', a: 3 }] }) } },
    },
    b: {
      sdl: `type Query { place: Place @shareable both: String @shareable } type Place @shareable { name: String lon: Float marks: [Mark] } type Mark @shareable { id: ID b: Int }`,
      resolvers: { Query: { both: () => 'same', place: () => ({ name: 'Hue', lon: 107.6, marks: [{ id: '1', b: 10 }, null, { id: '3', b: 30 }] }) } },
    },
  });

  it('asks one subgraph for what both know', async () => {
    asked.length = 0;
    expect(await run('{ both place { name } }')).toEqual({ data: { both: 'same', place: { name: 'Hue' } } });
    expect(asked).toHaveLength(1);
  });

  it('joins the parts of a value that has no key', async () => {
    expect(await run('{ place { lat lon name } }')).toEqual({ data: { place: { lat: 16.4, lon: 107.6, name: 'Hue' } } });
  });

  it('joins lists of such values place by place', async () => {
    expect(await run('{ place { marks { a b } } }')).toEqual({
      data: { place: { marks: [{ a: 1, b: 10 }, null, { a: 3, b: 30 }] } },
    });
  });
});

describe('@override', () => {
  it('asks the subgraph that took the field over', async () => {
    const { run } = gateway({
      old: {
        sdl: 'type Query { law: Law } type Law @key(fields: "id") { id: ID! status: String title: String }',
        resolvers: { Query: { law: () => ({ id: '1', title: 'T', status: 'old' }) } },
      },
      new: {
        sdl: 'type Law @key(fields: "id") { id: ID! status: String @override(from: "old") }',
        resolvers: { Law: { status: () => 'new' } },
      },
    });
    expect(await run('{ law { title status } }')).toEqual({ data: { law: { title: 'T', status: 'new' } } });
  });

  it('takes over root fields too', async () => {
    const { run, asked } = gateway({
      old: { sdl: 'type Query { count: Int other: Int }', resolvers: { Query: { count: () => 1, other: () => 1 } } },
      new: { sdl: 'type Query { count: Int @override(from: "old") }', resolvers: { Query: { count: () => 2 } } },
    });
    expect(await run('{ count }')).toEqual({ data: { count: 2 } });
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['new']);
  });
});
