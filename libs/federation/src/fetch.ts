// What all fetches have in common: a document, parsed once, and the request made of it.
import type { FetchNode } from '@graphql-hive/router-query-planner';
import { Kind, parse, type DocumentNode, type FragmentDefinitionNode } from 'graphql';
import type { AnsweredError } from './errors.js';
import { selectOperation } from './normalise.js';
import type { Run } from './run.js';
import type { Tree } from './shape.js';
import type { ResponsePath, SubgraphRequest } from './types.js';

/** Writes the keys of a path as the client named them. */
export type ClientPath = (path: ResponsePath) => ResponsePath;

export type FetchParts = Pick<
  FetchNode,
  'serviceName' | 'variableUsages' | 'operationKind' | 'operationName' | 'operation'
>;

export interface CompiledFetch {
  readonly subgraph: string;
  readonly document: DocumentNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  request(run: Run, own?: Record<string, unknown>): SubgraphRequest;
}

/** Compiles what both kinds of fetch have: the document and the request made of it. */
export function compileFetch(node: FetchParts): CompiledFetch {
  const document = parse(node.operation, { noLocation: true });
  const operationName = node.operationName ?? undefined;
  const usages = node.variableUsages ?? [];
  const subgraph = node.serviceName;
  const kind = node.operationKind ?? 'query';
  return {
    subgraph,
    document,
    fragments: selectOperation(document, operationName)?.fragments ?? new Map(),
    request(run, own) {
      const variables: Record<string, unknown> = own ?? {};
      for (const name of usages) {
        if (Object.hasOwn(run.variables, name)) variables[name] = run.variables[name];
      }
      return {
        subgraph,
        document: node.operation,
        documentNode: document,
        operationName,
        kind,
        variables,
        context: run.context,
        signal: run.cancellation?.signal,
      };
    },
  };
}

/** The one operation of a fetch's document. */
export function operationOf(document: DocumentNode) {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('A plan has a fetch without an operation.');
  return operation;
}

/** The path of a subgraph's error; empty if it has none. */
export function pathOf(error: AnsweredError): (string | number)[] {
  return Array.isArray(error.path) ? (error.path as (string | number)[]) : [];
}

/** Is this an object as GraphQL answers them? */
export function isTree(value: unknown): value is Tree {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
