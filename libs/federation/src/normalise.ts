// From the client's document to one operation without conditions.
//
// @skip and @include are decided before planning: each combination of their variables that really occurs is prepared
// as an operation of its own. So neither the planner, nor the subgraphs, nor the shape of the answer ever meet a
// condition, the order of keys is right by construction, and nothing is looked up per request.
import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

/** An operation together with the fragments that it may spread. */
export interface Normalised {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

const conditional = new Set([GraphQLSkipDirective.name, GraphQLIncludeDirective.name]);

/** Picks the operation by name; undefined if there is none or the choice is not clear. */
export function selectOperation(document: DocumentNode, operationName?: string | null): Normalised | undefined {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const chosen =
    operationName == null
      ? operations.length === 1
        ? operations[0]
        : undefined
      : operations.find((operation) => operation.name?.value === operationName);
  return chosen && { operation: chosen, fragments };
}

/** The variables on which @skip and @include depend, in order of appearance. */
export function conditionVariables({ operation, fragments }: Normalised): string[] {
  const names = new Set<string>();
  const note = (directive: DirectiveNode) => {
    if (!conditional.has(directive.name.value)) return;
    const value = directive.arguments?.[0]?.value;
    if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
  };
  visit(operation, { Directive: note });
  for (const fragment of fragments.values()) visit(fragment, { Directive: note });
  return [...names];
}

/** Decides every condition by the given variables. Selection sets may become empty. */
export function decideConditions(normalised: Normalised, variables: Record<string, unknown>): Normalised {
  const decide = (node: SelectionNode) => {
    if (!node.directives?.length) return undefined;
    if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return null;
    if (getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] === false) return null;
    return { ...node, directives: node.directives.filter((directive) => !conditional.has(directive.name.value)) };
  };
  const visitor = { Field: decide, InlineFragment: decide, FragmentSpread: decide };
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const [name, fragment] of normalised.fragments) fragments.set(name, visit(fragment, visitor));
  return { operation: visit(normalised.operation, visitor), fragments };
}

/** The fields of a selection set, grouped by response key, for an object of which `applies` tells the types. */
export function collectFields(
  selectionSets: readonly { readonly selections: readonly SelectionNode[] }[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  applies: (typeCondition: string) => boolean,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const collect = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = fields.get(key);
        if (known) known.push(selection);
        else fields.set(key, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (!selection.typeCondition || applies(selection.typeCondition.name.value)) {
          collect(selection.selectionSet.selections);
        }
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment && applies(fragment.typeCondition.name.value)) collect(fragment.selectionSet.selections);
      }
    }
  };
  for (const { selections } of selectionSets) collect(selections);
  return fields;
}
