// The document that the planner sees. It differs from the client's where the client's would be unsafe or unanswerable:
// names that live on Object.prototype (`__proto__`, `constructor`) and names that the planner uses itself get other
// aliases, so that no subgraph answer can carry them; names under which subgraphs need one thing and the client asks
// for another get other aliases too, since the planner keeps the two apart beneath the root only, and deeper down would
// hand over the client's; abstract types get the `__typename` by which the answer will be
// shaped; introspection, which the gateway answers itself, is taken out.
import {
  getNamedType,
  isAbstractType,
  Kind,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Normalised } from './normalise.js';
import type { Supergraph } from './supergraph.js';

/** From the client's response key to the key used between gateway and subgraphs. */
export type SafeKey = (key: string) => string;

const plannerAlias = '_internal_qp_alias_';
const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const isUnsafe = (key: string) => key in Object.prototype || key.startsWith(plannerAlias);

/** The safe keys of one operation, and the way back for the paths of errors. */
export function safeKeysFor(
  supergraph: Supergraph,
  { operation, fragments }: Normalised,
): { safe: SafeKey; back: Map<string, string> } {
  const keys = new Set<string>();
  const unsafe = new Set<string>();
  const atRoot = new Set<unknown>(operation.selectionSet.selections);
  const note = (field: FieldNode): void => {
    const key = field.alias?.value ?? field.name.value;
    keys.add(key);
    if (isUnsafe(key) || (!atRoot.has(field) && mayDifferFromRequired(supergraph, key, field))) unsafe.add(key);
  };
  visit(operation, { Field: note });
  for (const fragment of fragments.values()) visit(fragment, { Field: note });

  const back = new Map<string, string>();
  if (unsafe.size === 0) return { safe: (key) => key, back };
  const forward = new Map<string, string>();
  for (const key of unsafe) {
    let name = `safe_${key}`;
    while (keys.has(name)) name += '_';
    keys.add(name);
    forward.set(key, name);
    back.set(name, key);
  }
  return { safe: (key) => forward.get(key) ?? key, back };
}

/** Is the key one that a subgraph needs, and does the client mean something else by it, or with other arguments? */
function mayDifferFromRequired({ required }: Supergraph, key: string, field: FieldNode): boolean {
  const hasArguments = required.get(key);
  if (hasArguments === undefined) return false;
  return hasArguments || field.name.value !== key || (field.arguments?.length ?? 0) > 0;
}

/** Builds the text to plan, made of the given root fields of the operation. */
export function planDocument(
  supergraph: Supergraph,
  normalised: Normalised,
  rootFields: readonly FieldNode[],
  safe: SafeKey,
): string {
  const root: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        ...normalised.operation,
        name: undefined,
        directives: [],
        selectionSet: { kind: Kind.SELECTION_SET, selections: rootFields },
      },
      ...normalised.fragments.values(),
    ],
  };
  const typeInfo = new TypeInfo(supergraph.apiSchema);
  const edited = visit(
    root,
    visitWithTypeInfo(typeInfo, {
      Field(field) {
        const key = field.alias?.value ?? field.name.value;
        const renamed = safe(key);
        if (renamed === key) return undefined;
        return { ...field, alias: { kind: Kind.NAME, value: renamed } };
      },
      SelectionSet: {
        leave(set) {
          const type = getNamedType(typeInfo.getParentType());
          const needed =
            set.selections.length === 0 ||
            (isAbstractType(type) &&
              (supergraph.hasHiddenMembers(type.name) ||
                dependsOnType(set, type.name, supergraph, normalised.fragments)));
          return needed ? { ...set, selections: [typename, ...set.selections] } : undefined;
        },
      },
    }),
  );
  return print(onlyUsed(edited));
}

/** Does any fragment in the selection narrow the type? Then its answer cannot be shaped without `__typename`. */
function dependsOnType(
  set: SelectionSetNode,
  type: string,
  supergraph: Supergraph,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen = new Set<string>(),
): boolean {
  const narrows = (selection: SelectionNode): boolean => {
    if (selection.kind === Kind.FIELD) return false;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(selection.name.value);
      if (!fragment || seen.has(selection.name.value)) return false;
      seen.add(selection.name.value);
      return (
        fragment.typeCondition.name.value !== type ||
        dependsOnType(fragment.selectionSet, type, supergraph, fragments, seen)
      );
    }
    const condition = selection.typeCondition?.name.value;
    return (
      (condition !== undefined && condition !== type) ||
      dependsOnType(selection.selectionSet, type, supergraph, fragments, seen)
    );
  };
  return set.selections.some(narrows);
}

/** Drops fragments that are not spread and variables that are not used. */
function onlyUsed(document: DocumentNode): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const variables = new Set<string>();
  const spread = new Set<string>();
  const scan = (node: DefinitionNode | SelectionSetNode): void => {
    visit(node, {
      VariableDefinition: () => false,
      Variable: (variable) => void variables.add(variable.name.value),
      FragmentSpread(fragment) {
        const name = fragment.name.value;
        const definition = fragments.get(name);
        if (spread.has(name) || !definition) return;
        spread.add(name);
        scan(definition);
      },
    });
  };
  const operation = document.definitions[0]!;
  if (operation.kind !== Kind.OPERATION_DEFINITION) return document;
  scan(operation);
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        ...operation,
        variableDefinitions: operation.variableDefinitions?.filter(({ variable }) =>
          variables.has(variable.name.value),
        ),
      },
      ...[...fragments.values()].filter((fragment) => spread.has(fragment.name.value)),
    ],
  };
}
