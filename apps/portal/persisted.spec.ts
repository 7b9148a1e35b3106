import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { persisted, persistedIn } from './persisted.js';

/** What makes a document of a text, and what is asked that is no document of operations.ts: the gateway knows no other. */
const ASKED_OTHERWISE = [
  /\bimport(?! type)[^;]*\bfrom '(?:graphql|graphql-tag)(?:\/[^']*)?'/,
  /\bimport[^;]*\bgql\b[^;]*\bfrom 'urql'/,
  /\b(?:useQuery|useSubscription)(?:<[^>]*>)?\(\{(?!\s*query: \w+Document\b)/,
  /\buseMutation(?:<[^>]*>)?\((?!\s*\w+Document\b)/,
];
const LITERAL = /`[^`]*`|'[^'\n]*'|"[^"\n]*"/g;

const isAskedInFull = (source: string): boolean =>
  ASKED_OTHERWISE.some((sign) => sign.test(source)) ||
  [...source.matchAll(LITERAL)].some(([literal]) => isGraphql(literal.slice(1, -1).replaceAll(/\$\{[^}]*\}/g, 'x')));

function isGraphql(text: string): boolean {
  try {
    return text.includes('{') && parse(text).definitions.length > 0;
  } catch {
    return false;
  }
}

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

  it('is the only thing that is asked: nothing else in the portal is sent as a text', () => {
    const files = readdirSync('apps/portal/src', { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && file !== 'operations.ts',
    );
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => isAskedInFull(readFileSync(join('apps/portal/src', file), 'utf8')))).toEqual([]);
  });

  it.each([
    'return { query: `query NamesOfFilter { __typename ${fields.join(" ")} }`, keys };',
    "useQuery({ query: 'query Names { me { id } }' })",
    "client.query('{ me { id } }', {})",
    'client.query(`{ me: participant(id: "X") { name } }`, {})',
    "client.mutation('mutation { readAll { id } }', {})",
    "import { parse } from 'graphql';",
    "import { gql, useQuery } from 'urql';",
    'const [{ data }] = useQuery<Names>({ query, pause: true });',
    'const [, send] = useMutation(text);',
  ])('would not be sent unseen as %s', (line) => {
    expect(isAskedInFull(line)).toBe(true);
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
