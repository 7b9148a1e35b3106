import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type ASTNode,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/**
 * What one operation may ask for, checked before it is planned. Depth and aliases are counted with fragments spread out,
 * so that a fragment hides nothing; cost multiplies a list's fields by its page size (`first`), because that is what the
 * database and the wire pay for. A variable page size counts as the largest; a list that has none counts as what such
 * lists usually hold. A literal `first` above the page limit is refused here, a variable one by the service.
 */
export interface OperationLimits {
  maxDepth: number;
  maxAliases: number;
  maxCost: number;
  maxPage: number;
}

interface Weight {
  depth: number;
  aliases: number;
  cost: number;
}

/** What the services give when `first` is left out. */
const DEFAULT_PAGE = 20;
/** Lists without pages: at the root a whole register, such as countries; elsewhere what belongs to one thing. */
const WHOLE_REGISTER = 100;
const LIST = 5;
/** What asks for the schema alone is deep by nature, and needs no aliases: each would read the whole schema again. */
const SCHEMA_ALIASES = 3;
const EXPLAIN_ALIASES = 'Use fewer aliases.';

export const operationLimits =
  (limits: OperationLimits): ValidationRule =>
  (context): ASTVisitor => ({
    OperationDefinition(operation: OperationDefinitionNode) {
      const root = context.getSchema().getRootType(operation.operation) ?? undefined;
      const weight = new Weigher(context, limits).weigh(operation.selectionSet, root, new Set());
      if (isIntrospection(operation))
        return refuse(context, operation, 'aliases', weight.aliases, SCHEMA_ALIASES, EXPLAIN_ALIASES);
      refuse(context, operation, 'depth', weight.depth, limits.maxDepth, 'Select fewer levels, or ask in two queries.');
      refuse(context, operation, 'aliases', weight.aliases, limits.maxAliases, EXPLAIN_ALIASES);
      refuse(
        context,
        operation,
        'cost',
        weight.cost,
        limits.maxCost,
        'Ask for smaller pages (`first`) or fewer fields.',
      );
    },
    Field(field: FieldNode) {
      const first = pageOf(field);
      if (first !== null && first > limits.maxPage) {
        context.reportError(
          new GraphQLError(`first: ${first} is above the largest page, ${limits.maxPage}.`, {
            nodes: field,
            extensions: { code: 'LIMIT_EXCEEDED' },
          }),
        );
      }
    },
  });

function refuse(
  context: ValidationContext,
  node: ASTNode,
  what: string,
  found: number,
  most: number,
  advice: string,
): void {
  if (found <= most) return;
  const counted = Number.isFinite(found) ? String(found) : 'far more than that';
  context.reportError(
    new GraphQLError(`The operation's ${what} is ${counted}; at most ${most} is answered. ${advice}`, {
      nodes: node,
      extensions: { code: 'LIMIT_EXCEEDED' },
    }),
  );
}

const isIntrospection = (operation: OperationDefinitionNode): boolean =>
  operation.selectionSet.selections.every((s) => s.kind === Kind.FIELD && s.name.value.startsWith('__'));

/** The literal page size of a field, if it has one. */
function pageOf(field: FieldNode): number | null {
  const value = field.arguments?.find((argument) => argument.name.value === 'first')?.value;
  return value?.kind === Kind.INT ? Number(value.value) : null;
}

/** What an operation weighs on the scale by which it is refused. */
export function weightOf(schema: GraphQLSchema, document: DocumentNode, maxPage: number): Weight {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return { depth: 0, aliases: 0, cost: 0 };
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const context = { getSchema: () => schema, getFragment: (name: string) => fragments.get(name) };
  const root = schema.getRootType(operation.operation) ?? undefined;
  return new Weigher(context, { maxPage }).weigh(operation.selectionSet, root, new Set());
}

class Weigher {
  /** Each fragment is weighed once, so that fragments spreading fragments cannot make the weighing itself expensive. */
  private readonly fragments = new Map<string, Weight>();

  constructor(
    private readonly context: Pick<ValidationContext, 'getSchema' | 'getFragment'>,
    private readonly limits: Pick<OperationLimits, 'maxPage'>,
  ) {}

  weigh(set: SelectionSetNode, type: GraphQLNamedType | undefined, open: ReadonlySet<string>): Weight {
    const total: Weight = { depth: 0, aliases: 0, cost: 0 };
    for (const selection of set.selections) {
      const weight =
        selection.kind === Kind.FIELD
          ? this.field(selection, type, open)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.weigh(selection.selectionSet, this.typeNamed(selection.typeCondition?.name.value) ?? type, open)
            : this.fragment(selection.name.value, open);
      total.depth = Math.max(total.depth, weight.depth);
      total.aliases += weight.aliases;
      total.cost += weight.cost;
    }
    return total;
  }

  private field(node: FieldNode, parent: GraphQLNamedType | undefined, open: ReadonlySet<string>): Weight {
    const own = node.alias && node.alias.value !== node.name.value ? 1 : 0;
    if (!node.selectionSet) return { depth: 1, aliases: own, cost: 1 };
    // An unknown field is reported by the standard rules.
    const field = fieldOf(parent, node.name.value);
    const inner = this.weigh(node.selectionSet, field && getNamedType(field.type), open);
    const cost = 1 + inner.cost * this.times(node, field, parent);
    return { depth: inner.depth + 1, aliases: inner.aliases + own, cost };
  }

  /** How often what is selected of a field is answered. */
  private times(
    node: FieldNode,
    field: GraphQLField<unknown, unknown> | undefined,
    parent: GraphQLNamedType | undefined,
  ): number {
    if (field?.args.some((argument) => argument.name === 'first')) {
      const given = node.arguments?.find((argument) => argument.name.value === 'first');
      const asked = given ? (pageOf(node) ?? this.limits.maxPage) : DEFAULT_PAGE;
      return Math.min(Math.max(1, asked), this.limits.maxPage);
    }
    const isWholeList =
      field !== undefined && isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type));
    // The rows of a page were counted with the page.
    if (!isWholeList || parent?.name.endsWith('Connection')) return 1;
    return parent === this.context.getSchema().getQueryType() ? WHOLE_REGISTER : LIST;
  }

  private fragment(name: string, open: ReadonlySet<string>): Weight {
    const known = this.fragments.get(name);
    if (known) return known;
    const definition: FragmentDefinitionNode | null | undefined = this.context.getFragment(name);
    // A cycle or an unknown fragment is reported by the standard rules.
    if (!definition || open.has(name)) return { depth: 0, aliases: 0, cost: 0 };
    const type = this.typeNamed(definition.typeCondition.name.value);
    const weight = this.weigh(definition.selectionSet, type, new Set([...open, name]));
    this.fragments.set(name, weight);
    return weight;
  }

  private typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.context.getSchema().getType(name);
  }
}

function fieldOf(parent: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === '__schema') return SchemaMetaFieldDef;
  if (name === '__type') return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}
