// What the executor must know of the supergraph beyond the plan: which types stand behind an abstract one (also those
// hidden from clients), and which fields are keys in which subgraph. Read from the SDL once, at start.
import { createRequire } from 'node:module';
import type { QueryPlanner as Planner } from '@graphql-hive/router-query-planner';
import { Planning, type PlanningLimits } from './planning.js';
import {
  buildSchema,
  Kind,
  parse,
  visit,
  type ConstDirectiveNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

// The CommonJS build: the ESM one resolves its native binding in a way that test runners do not follow.
const { QueryPlanner } = createRequire(import.meta.url)('@graphql-hive/router-query-planner') as {
  QueryPlanner: new (sdl: string) => Planner;
};

export interface Supergraph {
  readonly sdl: string;
  readonly planning: Planning;
  readonly apiSchema: GraphQLSchema;
  /** Is `name` the type, or one of the object types behind the abstract type? */
  includes(type: string, name: string): boolean;
  /** Does the abstract type have members that clients must not see? */
  hasHiddenMembers(type: string): boolean;
  /** Is this the name of an interface or union? */
  isAbstract(name: string): boolean;
  /** The top-level fields of each key by which the subgraph resolves the type. */
  keysOf(subgraph: string, type: string): readonly (readonly string[])[];
  /** The names of all fields that are part of a key or of a `@requires`, at any depth: is one required with arguments? */
  readonly required: ReadonlyMap<string, boolean>;
}

/** Reads the committed supergraph and API schema. */
export function readSupergraph(sdl: string, api: string | GraphQLSchema, limits?: PlanningLimits): Supergraph {
  const apiSchema = typeof api === 'string' ? buildSchema(api, { assumeValid: true }) : api;
  const members = new Map<string, Set<string>>();
  const keys = new Map<string, string[][]>();
  const graphNames = new Map<string, string>();
  const required = new Map<string, boolean>();
  const joinTypes: { type: string; directive: ConstDirectiveNode }[] = [];
  const member = (abstract: string, name: string) => {
    const known = members.get(abstract);
    if (known) known.add(name);
    else members.set(abstract, new Set([name]));
  };

  for (const definition of parse(sdl, { noLocation: true }).definitions) {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph') {
      for (const value of definition.values ?? []) {
        const graph = value.directives?.find((directive) => directive.name.value === 'join__graph');
        graphNames.set(value.name.value, (graph && stringArgument(graph, 'name')) ?? value.name.value);
      }
    }
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      for (const type of definition.types ?? []) member(definition.name.value, type.name.value);
    }
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
      for (const type of definition.interfaces ?? []) member(type.name.value, definition.name.value);
    }
    if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION && !members.has(definition.name.value)) {
      members.set(definition.name.value, new Set());
    }
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const directive of definition.directives ?? []) {
        if (directive.name.value === 'join__type') joinTypes.push({ type: definition.name.value, directive });
      }
      for (const directive of definition.fields?.flatMap((field) => field.directives ?? []) ?? []) {
        const fields = directive.name.value === 'join__field' && stringArgument(directive, 'requires');
        if (fields) noteRequired(fields, required);
      }
    }
  }
  for (const { type, directive } of joinTypes) {
    const key = stringArgument(directive, 'key');
    const graph = graphNames.get(stringArgument(directive, 'graph') ?? '');
    if (!key || !graph) continue;
    noteRequired(key, required);
    const at = `${graph} ${type}`;
    const list = keys.get(at) ?? [];
    list.push(topLevelFields(key));
    keys.set(at, list);
  }

  return {
    sdl,
    planning: new Planning(new QueryPlanner(sdl), limits),
    apiSchema,
    includes: (type, name) => type === name || (members.get(type)?.has(name) ?? false),
    isAbstract: (name) => members.has(name),
    hasHiddenMembers: (type) => [...(members.get(type) ?? [])].some((name) => !apiSchema.getType(name)),
    keysOf: (subgraph, type) => keys.get(`${subgraph} ${type}`) ?? [],
    required,
  };
}

function noteRequired(fields: string, required: Map<string, boolean>): void {
  visit(parse(`{${fields}}`, { noLocation: true }), {
    Field({ name, arguments: given = [] }) {
      required.set(name.value, given.length > 0 || (required.get(name.value) ?? false));
    },
  });
}

function stringArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

function topLevelFields(key: string): string[] {
  const definition = parse(`{${key}}`, { noLocation: true }).definitions[0] as { selectionSet: SelectionSetNode };
  return definition.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
}
