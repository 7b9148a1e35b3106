// From a document to something that runs. Two levels: the operation as the client wrote it (validated once), and per
// combination of its @skip and @include variables a prepared operation: plan, compiled fetches, compiled shape.
import {
  GraphQLError,
  Kind,
  print,
  validate,
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ClientPath } from './fetch.js';
import { collectFields, conditionVariables, decideConditions, selectOperation, type Normalised } from './normalise.js';
import { planDocument, safeKeysFor } from './plan-document.js';
import { compilePlan, compileSubscriptionPlan, hasSeveralFetches, inSequence } from './plan.js';
import type { RootFetch } from './root-fetch.js';
import type { Step } from './run.js';
import { compileShape, type Shape } from './shape.js';
import type { Supergraph } from './supergraph.js';

/** One operation without conditions, ready to run. */
export interface Prepared {
  readonly steps: Step;
  readonly shape: Shape;
  /** The gateway's own part: `__schema` and `__type`. */
  readonly introspection: DocumentNode | undefined;
  /** Of a subscription: what opens the stream; `steps` then run per event. */
  readonly primary: RootFetch | undefined;
}

/** Combinations of conditions kept per operation. */
const variantsKept = 16;

/** Combinations planned at once per operation, so that one with many conditions leaves room for others. */
const variantsAtOnce = 8;

/** A valid operation of a document. */
export class Operation {
  readonly normalised: Normalised;
  readonly #conditions: readonly string[];
  readonly #supergraph: Supergraph;
  readonly #variants: LRUCache<string, Prepared> | undefined;
  readonly #pending = new Map<string, Promise<Prepared>>();
  #only: Prepared | undefined;

  constructor(supergraph: Supergraph, normalised: Normalised) {
    this.#supergraph = supergraph;
    this.normalised = normalised;
    this.#conditions = conditionVariables(normalised);
    if (this.#conditions.length > 0) this.#variants = new LRUCache({ max: variantsKept });
  }

  /** What runs for these variables; a promise only when it has not been prepared before. */
  prepared(variables: Record<string, unknown>): Prepared | Promise<Prepared> {
    if (!this.#variants) return this.#only ?? this.#prepare('', variables);
    const variant = this.#conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    return this.#variants.get(variant) ?? this.#prepare(variant, variables);
  }

  #prepare(variant: string, variables: Record<string, unknown>): Promise<Prepared> {
    const known = this.#pending.get(variant);
    if (known) return known;
    if (this.#pending.size >= variantsAtOnce) return Promise.reject(this.#supergraph.planning.overloaded());
    const made = prepare(this.#supergraph, decideConditions(this.normalised, variables))
      .then((prepared) => {
        if (this.#variants) this.#variants.set(variant, prepared);
        else this.#only = prepared;
        return prepared;
      })
      .finally(() => this.#pending.delete(variant));
    this.#pending.set(variant, made);
    return made;
  }
}

/** Checks a document and picks its operation, or says what is wrong with it. */
export function readOperation(
  supergraph: Supergraph,
  document: DocumentNode,
  operationName: string | undefined,
): Operation | readonly GraphQLError[] {
  const errors = validate(supergraph.apiSchema, document);
  if (errors.length > 0) return errors;
  const normalised = selectOperation(document, operationName);
  if (!normalised) {
    return [
      new GraphQLError(
        operationName == null
          ? 'Must provide operation name if query contains multiple operations.'
          : `Unknown operation named "${operationName}".`,
      ),
    ];
  }
  if (!supergraph.apiSchema.getRootType(normalised.operation.operation)) {
    return [new GraphQLError(`Schema is not configured to execute ${normalised.operation.operation} operation.`)];
  }
  return new Operation(supergraph, normalised);
}

/** The text by which differently formatted documents are recognised as one. */
export function documentText(document: DocumentNode): string {
  return print(document);
}

async function prepare(supergraph: Supergraph, normalised: Normalised): Promise<Prepared> {
  const { apiSchema } = supergraph;
  const { operation } = normalised;
  const rootType = apiSchema.getRootType(operation.operation) as GraphQLObjectType;
  const { safe, back } = safeKeysFor(supergraph, normalised);
  const clientPath: ClientPath =
    back.size === 0
      ? (path) => path
      : (path) => path.map((key) => (typeof key === 'string' ? (back.get(key) ?? key) : key));

  const asked: FieldNode[][] = [];
  const own: FieldNode[] = [];
  const applies = (condition: string) =>
    condition === rootType.name || rootType.getInterfaces().some(({ name }) => name === condition);
  for (const fields of collectFields([operation.selectionSet], normalised.fragments, applies).values()) {
    const name = fields[0]!.name.value;
    if (name === '__schema' || name === '__type') own.push(...fields);
    else if (name !== '__typename') asked.push(fields);
  }

  const plan = (fields: readonly FieldNode[]) =>
    supergraph.planning.plan(planDocument(supergraph, normalised, fields, safe));
  const shape = compileShape(apiSchema, normalised, safe);
  const introspection = own.length > 0 ? introspectionDocument(normalised, own) : undefined;
  if (asked.length === 0) return { steps: () => undefined, shape, introspection, primary: undefined };

  const whole = await plan(asked.flat());
  if (operation.operation === 'subscription') {
    const { primary, rest } = compileSubscriptionPlan(supergraph, whole, clientPath);
    return { steps: rest, shape, introspection, primary };
  }
  if (operation.operation === 'mutation' && asked.length > 1 && hasSeveralFetches(whole)) {
    // Top-level mutations run one after the other, each with everything beneath it. The planner would let the entity
    // fetches of one run beside the next, so each is planned by itself.
    const steps: Step[] = [];
    for (const fields of asked) steps.push(compilePlan(supergraph, await plan(fields), clientPath));
    return { steps: inSequence(steps), shape, introspection, primary: undefined };
  }
  return { steps: compilePlan(supergraph, whole, clientPath), shape, introspection, primary: undefined };
}

/** The gateway's own part of a query, for graphql-js to answer from the API schema. */
function introspectionDocument({ operation, fragments }: Normalised, fields: readonly FieldNode[]): DocumentNode {
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: fields } },
      ...fragments.values(),
    ],
  };
}
