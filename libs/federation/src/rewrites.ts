// Changes that the plan asks for on the way to a subgraph (an interface object's type name) and back (a key that
// two types of a union would have answered in different types under one name).
import type { FetchRewrite } from '@graphql-hive/router-query-planner';
import type { Supergraph } from './supergraph.js';
import { followRewrite } from './walk.js';

/** Applies rewrites in place. */
export type Rewrite = (value: unknown) => void;

/** Compiles a list of rewrites; undefined when there are none. */
export function compileRewrites(
  supergraph: Supergraph,
  rewrites: readonly FetchRewrite[] | null | undefined,
): Rewrite | undefined {
  if (!rewrites?.length) return undefined;
  const steps = rewrites.map((rewrite): Rewrite => {
    if ('KeyRenamer' in rewrite) {
      const { path, renameKeyTo } = rewrite.KeyRenamer;
      return (value) =>
        followRewrite(supergraph, value, path, (object, key) => {
          if (!Object.hasOwn(object, key)) return;
          object[renameKeyTo] = object[key];
          delete object[key];
        });
    }
    const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
    return (value) =>
      followRewrite(supergraph, value, path, (object, key) => {
        object[key] = setValueTo;
      });
  });
  return (value) => {
    for (const step of steps) step(value);
  };
}

/** From the keys that a subgraph answers to those of the merged tree, for the paths of errors. */
export function renamedKeys(rewrites: readonly FetchRewrite[] | null | undefined): Map<string, string> {
  const names = new Map<string, string>();
  for (const rewrite of rewrites ?? []) {
    if (!('KeyRenamer' in rewrite)) continue;
    const last = rewrite.KeyRenamer.path.at(-1);
    if (last && 'Key' in last) names.set(last.Key, rewrite.KeyRenamer.renameKeyTo);
  }
  return names;
}
