// @shareable: values that several subgraphs know, in whole or in part.
import { describe, expect, it } from '@jest/globals';
import { gateway } from '../compose.js';

describe('@shareable', () => {
  const { run, asked } = gateway({
    a: {
      sdl: `type Query { place: Place @shareable both: String @shareable } type Place @shareable { name: String lat: Float marks: [Mark] } type Mark @shareable { id: ID a: Int }`,
      resolvers: {
        Query: {
          both: () => 'same',
          place: () => ({ name: 'Hue', lat: 16.4, marks: [{ id: '1', a: 1 }, null, { id: '3', a: 3 }] }),
        },
      },
    },
    b: {
      sdl: `type Query { place: Place @shareable both: String @shareable } type Place @shareable { name: String lon: Float marks: [Mark] } type Mark @shareable { id: ID b: Int }`,
      resolvers: {
        Query: {
          both: () => 'same',
          place: () => ({ name: 'Hue', lon: 107.6, marks: [{ id: '1', b: 10 }, null, { id: '3', b: 30 }] }),
        },
      },
    },
  });

  it('asks one subgraph for what both know', async () => {
    asked.length = 0;
    expect(await run('{ both place { name } }')).toEqual({ data: { both: 'same', place: { name: 'Hue' } } });
    expect(asked).toHaveLength(1);
  });

  it('joins the parts of a value that has no key', async () => {
    expect(await run('{ place { lat lon name } }')).toEqual({
      data: { place: { lat: 16.4, lon: 107.6, name: 'Hue' } },
    });
  });

  it('joins lists of such values place by place', async () => {
    expect(await run('{ place { marks { a b } } }')).toEqual({
      data: { place: { marks: [{ a: 1, b: 10 }, null, { a: 3, b: 30 }] } },
    });
  });
});
