import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** Every operation that a client can ask for, read from the published schema: what is added there is asked here. */
export const api: GraphQLSchema = buildSchema(readFileSync('apps/gateway/api.graphql', 'utf8'));

export type RootType = 'Query' | 'Mutation' | 'Subscription';

export interface Operation {
  root: RootType;
  name: string;
  field: GraphQLField<unknown, unknown>;
}

export function operations(root: RootType): Operation[] {
  const type = api.getType(root);
  if (!isObjectType(type)) return [];
  return Object.entries(type.getFields()).map(([name, field]) => ({ root, name, field }));
}

/** What is asked here is larger than what a client is answered: limits are tested elsewhere. */
export const UNLIMITED = {
  GRAPHQL_MAX_COST: '10000000',
  GRAPHQL_MAX_DEPTH: '50',
  GRAPHQL_MAX_ALIASES: '500',
  GRAPHQL_MAX_TOKENS: '50000',
  FILES_KEEP_FREE_BYTES: '0',
};

/** How deep an answer is looked into: a record, and who or what it names. */
const DEPTH = 2;
const PAGE = 50;
const PAGE_WITHIN = 3;

/** Everything that a query can show, two levels deep, and a subscription one: what leaks, leaks here. Of a mutation, what came of it. */
export function documentFor({ root, name, field }: Operation, given: Record<string, unknown>): string {
  const selection =
    root === 'Mutation'
      ? '{ __typename ... on Error { code message } }'
      : root === 'Query'
        ? everythingOf(field.type)
        : selectionOf(field.type, 1);
  return `${root.toLowerCase()} Matrix { ${name}${argumentsOf(field, given)} ${selection} }`;
}

/**
 * The same with variables in place of values: whatever is asked with, the text stays, which a node plans once. What it costs to
 * plan is most of what such a query costs.
 */
export function askingFor(
  { root, name, field }: Operation,
  given: Record<string, unknown>,
): { document: string; variables: Record<string, unknown> } {
  const said = saidArguments(field, given);
  const declared = said.map(({ name: one, type }) => `$${one}: ${String(type)}`).join(', ');
  const passed = said.map(({ name: one }) => `${one}: $${one}`).join(', ');
  const [head, call] = said.length > 0 ? [`(${declared})`, `(${passed})`] : ['', ''];
  return {
    document: `${root.toLowerCase()} Matrix${head} { ${name}${call} ${everythingOf(field.type)} }`,
    variables: Object.fromEntries(
      said.map((arg) => [arg.name, valueOf(arg.type, topValue(arg, given), arg.name, given)]),
    ),
  };
}

/** Every kind of record within every kind of record is more than a planner should be asked; then one level, all of it. */
const LONGEST = 30_000;

function everythingOf(type: GraphQLOutputType): string {
  const deep = selectionOf(type, DEPTH, true);
  return deep.length <= LONGEST ? deep : selectionOf(type, DEPTH - 1, true);
}

/** Literals of the arguments; those that must be given and are not get a value of their type. */
function argumentsOf(field: GraphQLField<unknown, unknown>, given: Record<string, unknown>): string {
  const said = saidArguments(field, given).map(
    (arg) => `${arg.name}: ${literal(arg.type, topValue(arg, given), arg.name, given)}`,
  );
  return said.length > 0 ? `(${said.join(', ')})` : '';
}

const saidArguments = ({ args }: GraphQLField<unknown, unknown>, given: Record<string, unknown>): GraphQLArgument[] =>
  args.filter((arg) => arg.name in given || isRequired(arg) || arg.name === 'first');

const topValue = ({ name }: GraphQLArgument, given: Record<string, unknown>): unknown =>
  name in given ? given[name] : name === 'first' ? PAGE : undefined;

const isRequired = ({ type, defaultValue }: GraphQLArgument | GraphQLInputField): boolean =>
  isNonNullType(type) && defaultValue === undefined;

/** @param given values by the name of an argument or of a field of an input, wherever it stands */
function literal(type: GraphQLInputType, value: unknown, name: string, given: Record<string, unknown>): string {
  if (isNonNullType(type)) return literal(type.ofType as GraphQLInputType, value, name, given);
  if (isListType(type)) {
    const items = Array.isArray(value) ? value : [value];
    return `[${items.map((item) => literal(type.ofType as GraphQLInputType, item, name, given)).join(', ')}]`;
  }
  const chosen = value ?? given[name];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isRequired(field) || field.name in given);
    return `{ ${fields.map((field) => `${field.name}: ${literal(field.type, given[field.name], field.name, given)}`).join(', ')} }`;
  }
  if (isEnumType(type)) return String(chosen ?? type.getValues()[0]?.name);
  if (chosen !== undefined) return JSON.stringify(chosen);
  return SAMPLES[type.name] ?? '"x"';
}

/** What `literal` writes, as a value of a variable. */
function valueOf(type: GraphQLInputType, value: unknown, name: string, given: Record<string, unknown>): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType as GraphQLInputType, value, name, given);
  if (isListType(type)) {
    const items = Array.isArray(value) ? value : [value];
    return items.map((item) => valueOf(type.ofType as GraphQLInputType, item, name, given));
  }
  const chosen = value ?? given[name];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isRequired(field) || field.name in given);
    return Object.fromEntries(
      fields.map((field) => [field.name, valueOf(field.type, given[field.name], field.name, given)]),
    );
  }
  if (isEnumType(type)) return chosen ?? type.getValues()[0]?.name;
  return chosen ?? JSON.parse(SAMPLES[type.name] ?? '"x"');
}

const SAMPLES: Record<string, string> = {
  Int: '1',
  Float: '1',
  Boolean: 'true',
  ID: '"VN-LAW-2026-999999"',
  Date: '"2026-11-22"',
  DateTime: '"2026-11-22T00:00:00Z"',
  CountryCode: '"VN"',
  LanguageTag: '"en"',
};

function selectionOf(type: GraphQLOutputType, depth: number, outer = false): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isObjectType(named)) return `{ __typename ${fieldsOf(named, depth, outer).join(' ')} }`;
  const members = isAbstractType(named) ? api.getPossibleTypes(named) : [];
  const shared = isInterfaceType(named) ? fieldsOf(named, depth, outer) : [];
  const already = new Set(isInterfaceType(named) ? Object.keys(named.getFields()) : []);
  const parts = members.map((member) => {
    const own = fieldsOf(member, depth, outer, already, differing(members));
    return own.length > 0 ? `... on ${member.name} { ${own.join(' ')} }` : '';
  });
  return `{ __typename ${[...shared, ...parts].join(' ')} }`;
}

/** Fields that members of a union have under one name with different types: an alias keeps them apart. */
function differing(members: readonly GraphQLObjectType[]): Set<string> {
  const types = new Map<string, Set<string>>();
  for (const member of members)
    for (const field of Object.values(member.getFields()))
      types.set(field.name, (types.get(field.name) ?? new Set()).add(String(field.type)));
  return new Set([...types].filter(([, found]) => found.size > 1).map(([name]) => name));
}

function fieldsOf(
  type: GraphQLObjectType | GraphQLInterfaceType,
  depth: number,
  outer: boolean,
  already: ReadonlySet<string> = new Set(),
  aliased: ReadonlySet<string> = new Set(),
): string[] {
  const fields = type.getFields();
  return Object.values(fields).flatMap((field) => {
    if (already.has(field.name) || field.args.some((arg) => isRequired(arg))) return [];
    if (field.name === 'edges' && 'nodes' in fields) return [];
    const leaf = isLeafType(getNamedType(field.type));
    if (!leaf && depth === 0) return [];
    const page = field.args.some(({ name }) => name === 'first') ? `(first: ${PAGE_WITHIN})` : '';
    // What a connection is made of does not count as a level.
    const through = outer || ['nodes', 'pageInfo'].includes(field.name) ? depth : depth - 1;
    const alias = aliased.has(field.name) ? `${type.name}_${field.name}: ` : '';
    return [`${alias}${field.name}${page} ${leaf ? '' : selectionOf(field.type, through)}`];
  });
}
