import {
  GraphQLError,
  Kind,
  type ASTNode,
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/**
 * What one operation may ask for, checked before it is planned. Depth and aliases are counted with fragments spread out,
 * so that a fragment hides nothing; cost multiplies a list's fields by its page size (`first`), because that is what the
 * database and the wire pay for. A literal `first` above the page limit is refused here, a variable one by the service.
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

/** A list whose size the query does not say. */
const ASSUMED_PAGE = 20;

export const operationLimits =
  (limits: OperationLimits): ValidationRule =>
  (context): ASTVisitor => ({
    OperationDefinition(operation: OperationDefinitionNode) {
      if (isIntrospection(operation)) return;
      const weight = new Weigher(context, limits).weigh(operation.selectionSet, new Set());
      refuse(context, operation, 'depth', weight.depth, limits.maxDepth, 'Select fewer levels, or ask in two queries.');
      refuse(context, operation, 'aliases', weight.aliases, limits.maxAliases, 'Use fewer aliases.');
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

class Weigher {
  /** Each fragment is weighed once, so that fragments spreading fragments cannot make the weighing itself expensive. */
  private readonly fragments = new Map<string, Weight>();

  constructor(
    private readonly context: ValidationContext,
    private readonly limits: OperationLimits,
  ) {}

  weigh(set: SelectionSetNode, open: ReadonlySet<string>): Weight {
    const total: Weight = { depth: 0, aliases: 0, cost: 0 };
    for (const selection of set.selections) {
      const weight =
        selection.kind === Kind.FIELD
          ? this.field(selection, open)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.weigh(selection.selectionSet, open)
            : this.fragment(selection.name.value, open);
      total.depth = Math.max(total.depth, weight.depth);
      total.aliases += weight.aliases;
      total.cost += weight.cost;
    }
    return total;
  }

  private field(field: FieldNode, open: ReadonlySet<string>): Weight {
    const own = field.alias && field.alias.value !== field.name.value ? 1 : 0;
    if (!field.selectionSet) return { depth: 1, aliases: own, cost: 1 };
    const inner = this.weigh(field.selectionSet, open);
    const takesPage = field.arguments?.some((argument) => argument.name.value === 'first') ?? false;
    const times = takesPage ? Math.min(pageOf(field) ?? ASSUMED_PAGE, this.limits.maxPage) : 1;
    return { depth: inner.depth + 1, aliases: inner.aliases + own, cost: 1 + inner.cost * Math.max(1, times) };
  }

  private fragment(name: string, open: ReadonlySet<string>): Weight {
    const known = this.fragments.get(name);
    if (known) return known;
    const definition: FragmentDefinitionNode | null | undefined = this.context.getFragment(name);
    // A cycle or an unknown fragment is reported by the standard rules.
    if (!definition || open.has(name)) return { depth: 0, aliases: 0, cost: 0 };
    const weight = this.weigh(definition.selectionSet, new Set([...open, name]));
    this.fragments.set(name, weight);
    return weight;
  }
}
