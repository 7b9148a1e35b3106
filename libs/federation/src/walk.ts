// Paths of the plan, followed through the merged tree: to the entities that a fetch extends, and to the keys that a
// rewrite changes.
import type { FetchNodePathSegment, FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import type { Tree } from './shape.js';
import type { Supergraph } from './supergraph.js';
import type { ResponsePath } from './types.js';

/** Is the object one of the types? An object that does not say is taken to be: the plan asks where it matters. */
function isOneOf(supergraph: Supergraph, object: Tree, types: readonly string[]): boolean {
  const name = object['__typename'];
  if (typeof name !== 'string') return true;
  return types.some((type) => supergraph.includes(type, name));
}

/** Compiles a plan path into a function that adds the objects at its end to `found`. */
export function compilePath(
  supergraph: Supergraph,
  segments: readonly FlattenNodePathSegment[],
): (root: Tree, found: Tree[]) => void {
  const walk = (value: unknown, at: number, found: Tree[]): void => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      const next = segments[at] === '@' ? at + 1 : at;
      for (let i = 0; i < value.length; i++) walk(value[i], next, found);
      return;
    }
    const object = value as Tree;
    const segment = segments[at];
    if (segment === undefined) found.push(object);
    else if (segment === '@') walk(object, at + 1, found);
    else if ('Field' in segment) walk(object[segment.Field], at + 1, found);
    else if (isOneOf(supergraph, object, segment.TypeCondition)) walk(object, at + 1, found);
  };
  return (root, found) => walk(root, 0, found);
}

/** The client's paths of the given objects; only asked for when there is an error to place. */
export function placesOf(
  root: Tree,
  segments: readonly FlattenNodePathSegment[],
  objects: ReadonlySet<Tree>,
): Map<Tree, ResponsePath> {
  const places = new Map<Tree, ResponsePath>();
  const walk = (value: unknown, at: number, path: ResponsePath): void => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      const next = segments[at] === '@' ? at + 1 : at;
      value.forEach((item, i) => walk(item, next, [...path, i]));
      return;
    }
    const object = value as Tree;
    const segment = segments[at];
    if (segment === undefined) {
      if (objects.has(object)) places.set(object, path);
    } else if (segment !== '@' && 'Field' in segment) walk(object[segment.Field], at + 1, [...path, segment.Field]);
    else walk(object, at + 1, path);
  };
  walk(root, 0, []);
  return places;
}

/** Follows a rewrite's path, through lists as they come, and applies `change` to each object that holds its last key. */
export function followRewrite(
  supergraph: Supergraph,
  root: unknown,
  path: readonly FetchNodePathSegment[],
  change: (object: Tree, key: string) => void,
): void {
  const walk = (value: unknown, at: number): void => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      for (const item of value) walk(item, at);
      return;
    }
    const object = value as Tree;
    const segment = path[at];
    if (segment === undefined) return;
    if ('TypenameEquals' in segment) {
      if (isOneOf(supergraph, object, segment.TypenameEquals)) walk(object, at + 1);
    } else if (at === path.length - 1) change(object, segment.Key);
    else walk(object[segment.Key], at + 1);
  };
  walk(root, 0);
}
