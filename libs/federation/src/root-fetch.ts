// A fetch of root fields: the beginning of a plan, a mutation, or the events of a subscription.
import type { FetchNode } from '@graphql-hive/router-query-planner';
import type { ExecutionResult } from 'graphql';
import { failureError, passOn, type AnsweredError } from './errors.js';
import { compileFetch, isTree, operationOf, pathOf, type ClientPath } from './fetch.js';
import { mergeObject, selectedBy } from './merge.js';
import { compileRewrites, renamedKeys } from './rewrites.js';
import type { Run, Step } from './run.js';
import type { Supergraph } from './supergraph.js';
import type { SubgraphRequest } from './types.js';

/** A root fetch, also usable for the events of a subscription. */
export interface RootFetch {
  readonly step: Step;
  request(run: Run): SubgraphRequest;
  accept(run: Run, result: ExecutionResult): void;
  fail(run: Run, cause: unknown): void;
}

/** Compiles a fetch of root fields. */
export function compileRootFetch(supergraph: Supergraph, node: FetchNode, clientPath: ClientPath): RootFetch {
  const fetch = compileFetch(node);
  const { subgraph } = fetch;
  const renamed = renamedKeys(node.outputRewrites);
  const rewrite = compileRewrites(supergraph, node.outputRewrites);
  const selected = selectedBy([operationOf(fetch.document).selectionSet], fetch.fragments, renamed);

  const placeErrors = (run: Run, cause: unknown) => {
    for (const key of selected.keys) {
      if (key !== '__typename') run.addError(subgraph, failureError(subgraph, cause, clientPath([key])), cause);
    }
  };
  const accept = (run: Run, result: ExecutionResult) => {
    const data = result.data;
    const errors = result.errors as readonly AnsweredError[] | undefined;
    if (!isTree(data) && !errors?.length) throw new Error('A subgraph answered neither data nor errors.');
    for (const error of errors ?? []) {
      const path = pathOf(error).map((key) => (typeof key === 'string' ? (renamed.get(key) ?? key) : key));
      // Without a path it concerns everything asked for; the first field stands for all.
      const place = path.length > 0 ? path : selected.keys.slice(0, 1);
      run.addError(subgraph, passOn(subgraph, error, clientPath(place)), error);
    }
    if (!isTree(data)) return;
    if (rewrite) rewrite(data);
    mergeObject(run.tree, data, selected);
  };
  return {
    request: (run) => fetch.request(run),
    accept,
    fail: placeErrors,
    step: (run) =>
      run.call(
        fetch.request(run),
        (result) => accept(run, result),
        (cause) => placeErrors(run, cause),
      ),
  };
}
