// @provides: a field of another subgraph's, known on some paths.
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
    expect(await run('{ latest { country { name } } }')).toEqual({
      data: { latest: { country: { name: 'provided' } } },
    });
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
