// What is sent to a subgraph to name an entity: its type, its keys and the fields that the subgraph's own fields
// require. Built per concrete type by compiled closures which also write, in the same pass, the string by which two
// representations of the same entity are recognised.
import type { InputRewrite, RequiresSelection } from '@graphql-hive/router-query-planner';
import { compileRewrites } from './rewrites.js';
import type { Tree } from './shape.js';
import type { Supergraph } from './supergraph.js';

/** The representations for a list of entities, without repetition, and which of them each entity is (-1: none). */
export interface Representations {
  readonly list: Tree[];
  readonly indexOf: Int32Array | number[];
}

export type CollectRepresentations = (entities: readonly Tree[]) => Representations;

interface Field {
  readonly from: string;
  readonly to: string;
  readonly isKey: boolean;
  readonly below: readonly RequiresSelection[] | undefined;
}

/** Compiles the representations of one entity fetch. */
export function compileRepresentations(
  supergraph: Supergraph,
  subgraph: string,
  requires: readonly RequiresSelection[],
  inputRewrites: readonly InputRewrite[] | null | undefined,
): CollectRepresentations {
  const rewrite = compileRewrites(supergraph, inputRewrites);
  const fieldsByType = new Map<string, Field[]>();

  const fieldsOf = (typename: string): Field[] => {
    let fields = fieldsByType.get(typename);
    if (fields) return fields;
    const keys = new Set(keyFields(supergraph, subgraph, typename, requires));
    fields = flatten(supergraph, requires, typename).map((field) => ({ ...field, isKey: keys.has(field.to) }));
    // A subgraph may answer any string as a type name; only real ones are worth remembering.
    if (fields.length > 0) fieldsByType.set(typename, fields);
    return fields;
  };

  return (entities) => {
    const list: Tree[] = [];
    const indexOf = new Array<number>(entities.length);
    const known = new Map<string, number>();
    for (let i = 0; i < entities.length; i++) {
      const entity = entities[i]!;
      const typename = entity['__typename'];
      indexOf[i] = -1;
      if (typeof typename !== 'string') continue;
      const fields = fieldsOf(typename);
      if (fields.length === 0) continue;
      const representation: Tree = { __typename: typename };
      const identity = build(supergraph, entity, fields, representation);
      if (identity === undefined) continue;
      const key = `${typename} ${identity}`;
      const index = known.get(key);
      if (index !== undefined) {
        indexOf[i] = index;
        continue;
      }
      if (rewrite) rewrite(representation);
      known.set(key, list.length);
      indexOf[i] = list.length;
      list.push(representation);
    }
    return { list, indexOf };
  };
}

/**
 * Fills the representation and returns its identity; undefined where the entity cannot be asked for: a required field
 * is missing because its own fetch failed, or every key is null.
 */
function build(supergraph: Supergraph, entity: Tree, fields: readonly Field[], into: Tree): string | undefined {
  let identity = '';
  let keys = 0;
  let nullKeys = 0;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i]!;
    const value = entity[field.from];
    if (value === undefined) return undefined;
    if (field.isKey) {
      keys++;
      if (value === null) nullKeys++;
    }
    if (typeof value === 'string') {
      into[field.to] = value;
      identity += `${value.length}:${value}`;
    } else if (field.below !== undefined) {
      const nested = project(supergraph, value, field.below);
      if (nested === undefined) return undefined;
      into[field.to] = nested;
      identity += JSON.stringify(nested);
    } else {
      into[field.to] = value;
      identity += typeof value === 'object' ? JSON.stringify(value) : `${String(value)};`;
    }
  }
  return keys > 0 && keys === nullKeys ? undefined : identity;
}

/** A nested required value, cut to what is required. */
function project(supergraph: Supergraph, value: unknown, selections: readonly RequiresSelection[]): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (const item of value as unknown[]) {
      const projected = project(supergraph, item, selections);
      if (projected === undefined) return undefined;
      list.push(projected);
    }
    return list;
  }
  const object = value as Tree;
  const typename = object['__typename'];
  const result: Tree = {};
  if (typeof typename === 'string') result['__typename'] = typename;
  for (const field of flatten(supergraph, selections, typeof typename === 'string' ? typename : undefined)) {
    const found = object[field.from];
    if (found === undefined) return undefined;
    const projected = field.below === undefined ? found : project(supergraph, found, field.below);
    if (projected === undefined) return undefined;
    result[field.to] = projected;
  }
  return result;
}

type Selections = readonly RequiresSelection[];

/** By plan, since the lists are the plan's own; the type names are those of the supergraph only. */
const flattened = new WeakMap<Selections, Map<string | undefined, Field[]>>();

/** The fields required of a type, fragments resolved and repetitions joined. */
function flatten(supergraph: Supergraph, selections: Selections, typename?: string): Field[] {
  const known = flattened.get(selections)?.get(typename);
  if (known) return known;
  const fields = join(supergraph, selections, typename);
  if (fields.length > 0) {
    let byType = flattened.get(selections);
    if (!byType) flattened.set(selections, (byType = new Map()));
    if (byType.size < 100) byType.set(typename, fields);
  }
  return fields;
}

function join(supergraph: Supergraph, selections: Selections, typename: string | undefined): Field[] {
  const fields = new Map<string, Field>();
  const collect = (list: readonly RequiresSelection[]): void => {
    for (const selection of list) {
      if (selection.kind === 'InlineFragment') {
        if (typename === undefined || supergraph.includes(selection.typeCondition, typename)) {
          collect(selection.selections);
        }
      } else if (selection.kind === 'Field' && selection.name !== '__typename') {
        const to = selection.alias ?? selection.name;
        const known = fields.get(to);
        const below = selection.selections?.length ? [...(known?.below ?? []), ...selection.selections] : known?.below;
        fields.set(to, { from: selection.name, to, isKey: false, below });
      }
    }
  };
  collect(selections);
  return [...fields.values()];
}

/** The key fields by which the subgraph knows the type, or the interface that it has as an object. */
function keyFields(
  supergraph: Supergraph,
  subgraph: string,
  typename: string,
  requires: readonly RequiresSelection[],
): string[] {
  const conditions = requires.flatMap((selection) =>
    selection.kind === 'InlineFragment' && supergraph.includes(selection.typeCondition, typename)
      ? [selection.typeCondition]
      : [],
  );
  return [typename, ...conditions].flatMap((type) => supergraph.keysOf(subgraph, type).flat());
}
