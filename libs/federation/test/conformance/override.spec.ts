// @override: a field moved from one subgraph to another.
import { describe, expect, it } from '@jest/globals';
import { gateway } from '../compose.js';

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
