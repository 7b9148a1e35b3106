// A fetch that extends entities already in the tree: they are found along the plan's path, named to the subgraph by
// their representations, and what it answers is merged in place.
import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FlattenNodePathSegment,
} from '@graphql-hive/router-query-planner';
import { Kind } from 'graphql';
import { failureError, passOn, type AnsweredError } from './errors.js';
import {
  compileFetch,
  isTree,
  operationOf,
  pathOf,
  type ClientPath,
  type CompiledFetch,
  type FetchParts,
} from './fetch.js';
import { copySelected, mergeObject, selectedBy, type Selected } from './merge.js';
import { compileRepresentations, type Representations } from './representations.js';
import { compileRewrites, renamedKeys } from './rewrites.js';
import type { Run, Step } from './run.js';
import type { Tree } from './shape.js';
import type { Supergraph } from './supergraph.js';
import type { ResponsePath } from './types.js';
import { compilePath, placesOf } from './walk.js';

/** One list of entities of one fetch. Plain entity fetches have one, batched ones several. */
interface EntityList {
  /** Where the subgraph answers it: `_entities`, or an alias of it. */
  readonly key: string;
  readonly variable: string;
  readonly paths: readonly (readonly FlattenNodePathSegment[])[];
  readonly find: (root: Tree) => Tree[];
  readonly represent: (entities: readonly Tree[]) => Representations;
  readonly rewrite: ((value: unknown) => void) | undefined;
  readonly renamed: ReadonlyMap<string, string>;
  readonly selected: Selected;
}

interface Asked {
  readonly list: EntityList;
  readonly entities: Tree[];
  readonly representations: Representations;
}

/** Compiles `Flatten(Fetch)`: an entity fetch for the objects at one path. */
export function compileEntityFetch(
  supergraph: Supergraph,
  node: FetchNode,
  path: readonly FlattenNodePathSegment[],
  clientPath: ClientPath,
): Step {
  const batch: EntityBatchAlias = {
    alias: '_entities',
    representationsVariableName: 'representations',
    paths: [[...path]],
    requires: node.requires ?? [],
    inputRewrites: node.inputRewrites,
    outputRewrites: node.outputRewrites,
  };
  return compileEntityLists(supergraph, node, [batch], clientPath);
}

/** Compiles `BatchFetch`: entities at several paths in one call. */
export function compileBatchFetch(supergraph: Supergraph, node: BatchFetchNode, clientPath: ClientPath): Step {
  return compileEntityLists(supergraph, node, node.entityBatch.aliases, clientPath);
}

function compileEntityLists(
  supergraph: Supergraph,
  node: FetchParts,
  batches: readonly EntityBatchAlias[],
  clientPath: ClientPath,
): Step {
  const fetch = compileFetch(node);
  const { subgraph } = fetch;
  const lists = batches.map((batch) => compileEntityList(supergraph, fetch, batch));

  return (run) => {
    const asked: Asked[] = [];
    const variables: Record<string, unknown> = {};
    let some = false;
    for (const list of lists) {
      const entities = list.find(run.tree);
      const representations = list.represent(entities);
      variables[list.variable] = representations.list;
      if (representations.list.length > 0) some = true;
      asked.push({ list, entities, representations });
    }
    if (!some) return;
    return run.call(
      fetch.request(run, variables),
      (result) => {
        const data = result.data;
        const errors = result.errors as readonly AnsweredError[] | undefined;
        if (!isTree(data) && !errors?.length) throw new Error('A subgraph answered neither data nor errors.');
        if (errors?.length) placeErrors(run, subgraph, asked, errors, clientPath);
        if (isTree(data)) for (const each of asked) mergeEntities(each, data[each.list.key]);
      },
      (cause) => {
        for (const each of asked) {
          if (each.representations.list.length === 0) continue;
          const path = clientPath(commonPlace(run.tree, each));
          run.addError(subgraph, failureError(subgraph, cause, path), cause);
        }
      },
    );
  };
}

function compileEntityList(supergraph: Supergraph, fetch: CompiledFetch, batch: EntityBatchAlias): EntityList {
  const renamed = renamedKeys(batch.outputRewrites);
  const sets = operationOf(fetch.document).selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD &&
    (selection.alias?.value ?? selection.name.value) === batch.alias &&
    selection.selectionSet
      ? [selection.selectionSet]
      : [],
  );
  const finders = batch.paths.map((path) => compilePath(supergraph, path));
  return {
    key: batch.alias,
    variable: batch.representationsVariableName,
    paths: batch.paths,
    find(root) {
      const found: Tree[] = [];
      for (const find of finders) find(root, found);
      return found;
    },
    represent: compileRepresentations(supergraph, fetch.subgraph, batch.requires, batch.inputRewrites),
    rewrite: compileRewrites(supergraph, batch.outputRewrites),
    renamed,
    selected: selectedBy(sets, fetch.fragments, renamed),
  };
}

function mergeEntities({ list, entities, representations }: Asked, answered: unknown): void {
  if (!Array.isArray(answered)) return;
  if (list.rewrite) list.rewrite(answered);
  const { indexOf } = representations;
  const { selected } = list;
  const used = selected.nested && representations.list.length < entities.length ? new Set<number>() : undefined;
  for (let i = 0; i < entities.length; i++) {
    const index = indexOf[i]!;
    if (index < 0) continue;
    const answer: unknown = answered[index];
    if (!isTree(answer)) continue;
    if (used?.has(index)) mergeObject(entities[i]!, copySelected(answer, selected), selected);
    else {
      mergeObject(entities[i]!, answer, selected);
      used?.add(index);
    }
  }
}

/** Puts each error of an entity fetch at every place of the client's answer where its entity stands. */
function placeErrors(
  run: Run,
  subgraph: string,
  asked: readonly Asked[],
  errors: readonly AnsweredError[],
  clientPath: ClientPath,
): void {
  const places = asked.map((each) => lazily(() => placesOfAll(run.tree, each)));
  for (const error of errors) {
    const [key, index, ...rest] = pathOf(error);
    const at = Math.max(
      0,
      asked.findIndex((each) => each.list.key === key),
    );
    const each = asked[at];
    if (!each) continue;
    const below = rest.map((name) => (typeof name === 'string' ? (each.list.renamed.get(name) ?? name) : name));
    const { entities, representations } = each;
    let placed = false;
    if (typeof index === 'number') {
      for (let i = 0; i < entities.length; i++) {
        const place = representations.indexOf[i] === index ? places[at]!().get(entities[i]!) : undefined;
        if (!place) continue;
        run.addError(subgraph, passOn(subgraph, error, clientPath([...place, ...below])), error);
        placed = true;
      }
    }
    if (!placed) run.addError(subgraph, passOn(subgraph, error, clientPath(commonPlace(run.tree, each))), error);
  }
}

function placesOfAll(root: Tree, { list, entities }: Asked): Map<Tree, ResponsePath> {
  const wanted = new Set(entities);
  const places = new Map<Tree, ResponsePath>();
  for (const path of list.paths) {
    for (const [entity, place] of placesOf(root, path, wanted)) places.set(entity, place);
  }
  return places;
}

/** The one place that stands for all entities asked for: their own if there is one, else what their paths share. */
function commonPlace(root: Tree, asked: Asked): ResponsePath {
  let common: ResponsePath | undefined;
  const places = placesOfAll(root, asked);
  asked.entities.forEach((entity, i) => {
    const place = asked.representations.indexOf[i]! >= 0 ? places.get(entity) : undefined;
    if (!place) return;
    if (!common) common = place;
    else {
      let length = 0;
      while (length < common.length && common[length] === place[length]) length++;
      common = common.slice(0, length);
    }
  });
  return common ?? [];
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
