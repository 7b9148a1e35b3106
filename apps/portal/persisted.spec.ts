import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { persisted, persistedIn } from './persisted.js';

describe('an operation of the portal', () => {
  it('is named by the hash of its text, in which every object says its type', () => {
    const operation = persisted(
      parse(
        'query Work($n: Int) { drafts(first: $n) { nodes { id ...F } } } fragment F on Publication { __typename state }',
      ),
    );
    const text =
      'query Work($n:Int){drafts(first:$n){nodes{id ...F __typename}__typename}}fragment F on Publication{__typename state}';
    const hash = createHash('sha256').update(text).digest('hex');
    expect(operation).toEqual({ id: `sha256:${hash}`, name: 'Work', kind: 'query', text });
  });

  it('is no fragment by itself', () => {
    expect(persisted(parse('fragment F on Publication { id }'))).toBeNull();
  });

  it('stands in the typed file that codegen writes with its id alone: all of them do', () => {
    const source = readFileSync('apps/portal/src/operations.ts', 'utf8');
    const { operations, source: built } = persistedIn(source);
    const names = [...source.matchAll(/^export const (\w+)Document = /gm)].map(([, name]) => name);
    expect(operations.map(({ name }) => name)).toEqual(names);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(names.length);
    for (const { name, id } of operations)
      expect(built).toContain(
        `export const ${name}Document = {"kind":"Document","definitions":[],"documentId":"${id}"} as `,
      );
  });
});
