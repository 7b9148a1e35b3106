// Merging a fetch's answer into the tree, directed by what the fetch selected: leaves are taken as they are (a JSON
// scalar is never merged into), objects and lists are joined key by key and place by place.
import { Kind, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import type { Tree } from './shape.js';

/** What a fetch selects, all type conditions together; `fields` is undefined for a leaf. */
export interface Selected {
  readonly keys: string[];
  readonly fields: (Selected | undefined)[];
  /** Does any key hold objects? */
  nested: boolean;
}

/** Reads what a selection set answers, under the keys it has after output rewrites. */
export function selectedBy(
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  renamed: ReadonlyMap<string, string>,
): Selected {
  const groups = new Map<string, SelectionSetNode[]>();
  const collect = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect(fragment.selectionSet);
      } else {
        const answered = selection.alias?.value ?? selection.name.value;
        const key = renamed.get(answered) ?? answered;
        const known = groups.get(key);
        if (!known) groups.set(key, selection.selectionSet ? [selection.selectionSet] : []);
        else if (selection.selectionSet) known.push(selection.selectionSet);
      }
    }
  };
  sets.forEach(collect);
  const selected: Selected = { keys: [], fields: [], nested: false };
  for (const [key, below] of groups) {
    selected.keys.push(key);
    selected.fields.push(below.length > 0 ? selectedBy(below, fragments, renamed) : undefined);
    if (below.length > 0) selected.nested = true;
  }
  return selected;
}

/** Joins `source` into `target`. A null never replaces what another subgraph knows. */
export function mergeObject(target: Tree, source: Tree, { keys, fields }: Selected): void {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (key in Object.prototype && !Object.hasOwn(source, key)) continue;
    const value = source[key];
    if (value === undefined) continue;
    const known = target[key];
    const below = fields[i];
    if (known === undefined || known === null || typeof known === 'function') target[key] = value;
    else if (value === null) continue;
    else if (below === undefined) target[key] = value;
    else mergeValue(known, value, below);
  }
}

function mergeValue(target: unknown, source: unknown, selected: Selected): void {
  if (Array.isArray(target) && Array.isArray(source)) {
    const length = Math.min(target.length, source.length);
    for (let i = 0; i < length; i++) {
      if (target[i] === null) target[i] = source[i];
      else mergeValue(target[i], source[i], selected);
    }
  } else if (isObject(target) && isObject(source)) mergeObject(target, source, selected);
}

/** A copy for the second place where the same entity stands: later fetches may add other things to each. */
export function copySelected(source: Tree, { keys, fields }: Selected): Tree {
  const copy: Tree = {};
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (!Object.hasOwn(source, key)) continue;
    const below = fields[i];
    copy[key] = below === undefined ? source[key] : copyValue(source[key], below);
  }
  return copy;
}

function copyValue(value: unknown, selected: Selected): unknown {
  if (Array.isArray(value)) return value.map((item) => copyValue(item, selected));
  return isObject(value) ? copySelected(value, selected) : value;
}

function isObject(value: unknown): value is Tree {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
