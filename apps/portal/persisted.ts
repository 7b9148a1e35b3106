/**
 * What the portal asks is known when it is built: the browser gets the id of each operation instead of its text, and the gateway,
 * which serves that same build, has the texts by their ids. Node runs this: vite.config.ts while it builds, tools/portal-operations.ts
 * for the table of what each costs.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Kind, print, stripIgnoredCharacters, visit, type DocumentNode, type FieldNode } from 'graphql';
import type { Plugin } from 'vite';

export interface PersistedOperation {
  /** `sha256:` and the hash of the text in hexadecimal digits, as in GraphQL over HTTP */
  id: string;
  name: string;
  kind: string;
  text: string;
}

/** Null for what is no operation: a fragment that others use. */
export function persisted(document: DocumentNode): PersistedOperation | null {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return null;
  const text = stripIgnoredCharacters(print(withTypes(document)));
  return {
    id: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    name: operation.name?.value ?? '',
    kind: operation.operation,
    text,
  };
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** As urql writes an operation before it sends it: its cache knows by the types in an answer what a change makes old. */
const withTypes = (document: DocumentNode): DocumentNode =>
  visit(document, {
    SelectionSet(set, _key, parent) {
      if (parent && 'operation' in parent) return undefined;
      const isAsked = set.selections.some(
        (field) => field.kind === Kind.FIELD && field.name.value === TYPENAME.name.value && !field.alias,
      );
      return isAsked ? undefined : { ...set, selections: [...set.selections, TYPENAME] };
    },
  });

/** As codegen writes them: a line each, in JSON. */
const DOCUMENTS = /^(export const \w+ = )(\{"kind":"Document",.*\})( as unknown as DocumentNode<.*>;)$/gm;

/** All operations of the typed file that codegen wrote, by their order in it, and the file with ids in the place of texts. */
export function persistedIn(source: string): { operations: PersistedOperation[]; source: string } {
  const operations: PersistedOperation[] = [];
  const replaced = source.replace(DOCUMENTS, (line, name: string, json: string, type: string) => {
    const operation = persisted(JSON.parse(json) as DocumentNode);
    if (!operation) return line;
    operations.push(operation);
    return `${name}${JSON.stringify({ kind: Kind.DOCUMENT, definitions: [], documentId: operation.id })}${type}`;
  });
  return { operations, source: replaced };
}

/** @param manifest where the texts are written for the gateway, by id */
export function persistedOperations(manifest: string): Plugin {
  let texts: Record<string, string> = {};
  return {
    name: 'persisted-operations',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/src/operations.ts')) return null;
      const { operations, source } = persistedIn(code);
      texts = Object.fromEntries(operations.map((operation) => [operation.id, operation.text]));
      return { code: source, map: null };
    },
    closeBundle() {
      if (Object.keys(texts).length === 0)
        throw new Error('No operation of the portal was found: see apps/portal/persisted.ts.');
      writeFileSync(manifest, JSON.stringify(texts));
    },
  };
}
