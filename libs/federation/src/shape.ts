// The client's answer, cut from the merged answers of the subgraphs. Compiled once per operation into closures over
// the API schema: aliases, key order, type conditions, and null propagation as the specification has it: a null in a
// non-null place makes the nearest nullable parent null and is reported once.
import {
  GraphQLError,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLEnumType,
  type GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { ErrorPlaces } from './errors.js';
import { collectFields, type Normalised } from './normalise.js';
import type { SafeKey } from './plan-document.js';

/** Cuts the answer from the merged tree; adds to `errors` what the shaping itself finds. */
export type Shape = (tree: Tree, errors: GraphQLError[]) => Tree | null;

/** An object as subgraphs answer it. */
export type Tree = Record<string, unknown>;

/** Completes one nullable value: null where it is null or became null. */
type Complete = (value: unknown, at: Place) => unknown;

/** The running path and the errors. The path is a stack that objects and lists write to as they descend. */
class Place {
  readonly path: (string | number)[] = [];
  depth = 0;
  #places?: ErrorPlaces;
  constructor(readonly errors: GraphQLError[]) {}

  report(message: string, nodes: readonly FieldNode[]): void {
    this.#places ??= new ErrorPlaces(this.errors);
    this.#places.report(message, this.path.slice(0, this.depth), nodes);
  }

  /** Reports a null among an object's fields, unless another field's error has made the object null already. */
  reportNull(object: Tree, field: FieldShape, fields: readonly FieldShape[]): void {
    const path = this.path.slice(0, this.depth);
    const places = (this.#places ??= new ErrorPlaces(this.errors));
    const explained = fields.some(
      ({ nonNull, from, to }) => nonNull && (object[from] ?? null) === null && places.explains([...path, to]),
    );
    if (explained) return;
    const message = `Cannot return null for non-nullable field ${field.owner}.${field.nodes[0]!.name.value}.`;
    places.report(message, [...path, field.to], field.nodes);
  }
}

interface FieldShape {
  /** The client's response key. */
  readonly to: string;
  /** The key in the merged tree. */
  readonly from: string;
  readonly nonNull: boolean;
  /** Undefined for leaves that pass as they are. */
  readonly complete: Complete | undefined;
  /** The answer to `__typename` on a type known beforehand. */
  readonly constant: string | undefined;
  readonly nodes: readonly FieldNode[];
  readonly owner: string;
}

interface Context {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly safe: SafeKey;
}

/** Compiles the shape of an operation whose conditions have been decided. */
export function compileShape(schema: GraphQLSchema, { operation, fragments }: Normalised, safe: SafeKey): Shape {
  const root = schema.getRootType(operation.operation);
  if (!root) throw new GraphQLError(`Schema is not configured to execute ${operation.operation} operation.`);
  const complete = compileObject({ schema, fragments, safe }, root, [operation.selectionSet], []);
  return (tree, errors) => complete(tree, new Place(errors)) as Tree | null;
}

function compileField(
  context: Context,
  owner: string,
  type: GraphQLOutputType,
  to: string,
  nodes: FieldNode[],
): FieldShape {
  const nonNull = isNonNullType(type);
  const complete = compileType(context, nonNull ? type.ofType : type, nodes);
  return { to, from: context.safe(to), nonNull, complete, constant: undefined, nodes, owner };
}

function compileType(context: Context, type: GraphQLOutputType, nodes: FieldNode[]): Complete | undefined {
  if (isListType(type)) return compileList(context, type, nodes);
  if (isEnumType(type)) return compileEnum(type, nodes);
  if (isLeafType(type)) return undefined;
  const sets = nodes.map((node) => node.selectionSet ?? { selections: [] });
  if (isObjectType(type)) return compileObject(context, type, sets, nodes);
  if (isAbstractType(type)) return compileAbstract(context, type, sets, nodes);
  return undefined;
}

type SelectionSets = Parameters<typeof collectFields>[0];

function compileObject(context: Context, type: GraphQLObjectType, sets: SelectionSets, nodes: FieldNode[]): Complete {
  const { schema } = context;
  const applies = (condition: string) => {
    const named = schema.getType(condition);
    return named === type || (isAbstractType(named) && schema.isSubType(named, type));
  };
  const definitions = type.getFields();
  return compileFields(context, type.name, type.name, sets, applies, (name) => definitions[name]?.type, nodes);
}

/** The closure that all objects run: one loop over what was compiled, no look-ups. */
function compileFields(
  context: Context,
  owner: string,
  typename: string | undefined,
  sets: SelectionSets,
  applies: (condition: string) => boolean,
  typeOf: (field: string) => GraphQLOutputType | undefined,
  nodes: FieldNode[],
): Complete {
  let fields: FieldShape[] | undefined;
  let bare = false;
  // Compiled at first use: of the types behind an abstract one, few occur.
  const compile = (): FieldShape[] => {
    const list: FieldShape[] = [];
    for (const [key, group] of collectFields(sets, context.fragments, applies)) {
      if (key === '__proto__') bare = true;
      const name = group[0]!.name.value;
      const from = context.safe(key);
      if (name === '__typename') {
        // An interface object's subgraph answers the interface's own name, which is no answer to the client.
        const complete: Complete | undefined =
          typename === undefined
            ? (value) => (isAbstractType(context.schema.getType(String(value))) ? null : value)
            : undefined;
        list.push({ to: key, from, nonNull: true, complete, constant: typename, nodes: group, owner });
      } else if (name === '__schema' || name === '__type') {
        list.push({ to: key, from, nonNull: false, complete: undefined, constant: undefined, nodes: group, owner });
      } else {
        const type = typeOf(name);
        if (type) list.push(compileField(context, owner, type, key, group));
      }
    }
    return list;
  };

  return (value, at) => {
    if (value === null || value === undefined) return null;
    if (typeof value !== 'object' || Array.isArray(value)) {
      at.report(`A value that is not an object was answered for type ${owner}.`, nodes);
      return null;
    }
    fields ??= compile();
    const from = value as Tree;
    const to: Tree = bare ? (Object.create(null) as Tree) : {};
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i]!;
      let result = field.constant === undefined ? from[field.from] : field.constant;
      if (field.complete !== undefined) {
        at.path[at.depth++] = field.to;
        result = field.complete(result, at);
        at.depth--;
      }
      if (result === null || result === undefined) {
        if (field.nonNull) {
          at.reportNull(from, field, fields);
          return null;
        }
        result = null;
      }
      to[field.to] = result;
    }
    return to;
  };
}

function compileAbstract(
  context: Context,
  type: GraphQLAbstractType,
  sets: SelectionSets,
  nodes: FieldNode[],
): Complete {
  const { schema } = context;
  const members = new Map<string, Complete>();
  for (const member of schema.getPossibleTypes(type)) {
    members.set(member.name, compileObject(context, member, sets, nodes));
  }
  // Without narrowing fragments no `__typename` is asked for, and that of an interface object is the interface's own.
  const definitions = 'getFields' in type ? type.getFields() : {};
  const applies = (condition: string) => {
    const named = schema.getType(condition);
    return named === type || (isAbstractType(named) && 'getInterfaces' in type && schema.isSubType(named, type));
  };
  const general = compileFields(context, type.name, undefined, sets, applies, (name) => definitions[name]?.type, nodes);

  return (value, at) => {
    if (value === null || value === undefined) return null;
    const name = (value as Tree)['__typename'];
    if (name === undefined || name === type.name) return general(value, at);
    const complete = members.get(name as string);
    if (complete) return complete(value, at);
    if (isAbstractType(schema.getType(name as string))) return general(value, at);
    at.report(`Abstract type "${type.name}" was answered with a type that is not part of this schema.`, nodes);
    return null;
  };
}

function compileEnum(type: GraphQLEnumType, nodes: FieldNode[]): Complete {
  const names = new Set<unknown>(type.getValues().map((value) => value.name));
  return (value, at) => {
    if (value === null || value === undefined) return null;
    if (names.has(value)) return value;
    at.report(`Enum "${type.name}" was answered with a value that is not part of this schema.`, nodes);
    return null;
  };
}

function compileList(context: Context, type: GraphQLList<GraphQLOutputType>, nodes: FieldNode[]): Complete {
  const nonNull = isNonNullType(type.ofType);
  const itemType = isNonNullType(type.ofType) ? type.ofType.ofType : type.ofType;
  const complete = compileType(context, itemType, nodes);
  return (value, at) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) {
      at.report('A value that is not a list was answered for a list.', nodes);
      return null;
    }
    const list = new Array<unknown>(value.length);
    const depth = at.depth;
    at.depth = depth + 1;
    for (let i = 0; i < value.length; i++) {
      at.path[depth] = i;
      const item: unknown = complete === undefined ? value[i] : complete(value[i], at);
      if (item === null || item === undefined) {
        if (nonNull) {
          at.report(`Cannot return null for non-nullable list item of ${nodes[0]!.name.value}.`, nodes);
          at.depth = depth;
          return null;
        }
        list[i] = null;
      } else list[i] = item;
    }
    at.depth = depth;
    return list;
  };
}
