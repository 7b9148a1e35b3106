// Runs documents on one executable schema, for subgraphs in process and for their own HTTP routes alike. A document
// is parsed and validated once; used a few times it is compiled by graphql-jit, until then (and where the compiler
// cannot) graphql-js runs it.
import {
  execute,
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  subscribe,
  validate,
  ValuesOfCorrectTypeRule,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';

/** Uses before a document is compiled: compiling costs as much as some dozen executions. */
const usesBeforeCompiling = 3;
const documentsKept = 2000;
const valuesOnly = [ValuesOfCorrectTypeRule];

interface Entry {
  readonly document: DocumentNode;
  readonly errors: readonly GraphQLError[];
  compilable: boolean;
  uses: number;
  compiled: CompiledQuery | undefined;
}

export interface SchemaRequest {
  query: string;
  /** The parsed query, where the caller has it. */
  document?: DocumentNode;
  operationName?: string;
  variables?: Record<string, unknown>;
  context: unknown;
}

/** Executes and subscribes on one schema, with a cache by query text. */
export class SchemaExecutor {
  readonly #entries = new LRUCache<string, Entry>({ max: documentsKept });

  constructor(
    readonly schema: GraphQLSchema,
    /** False for documents of our own planner: only the values are a client's, and only a subgraph knows its scalars. */
    private readonly validates: boolean,
  ) {}

  execute({
    query,
    document,
    operationName,
    variables,
    context,
  }: SchemaRequest): ExecutionResult | Promise<ExecutionResult> {
    const entry = this.#entry(query, document, operationName);
    if (entry.errors.length > 0) return { errors: entry.errors };
    if (entry.compiled) {
      const result = entry.compiled.query(undefined, context, variables) as ExecutionResult | Promise<ExecutionResult>;
      // Without data no field was run: the variables do not fit. graphql-js says what would, the compiler does not.
      if (result instanceof Promise || 'data' in result) return result;
    }
    if (entry.compilable && ++entry.uses > usesBeforeCompiling) this.#compile(entry, operationName);
    return execute({
      schema: this.schema,
      document: entry.document,
      operationName,
      variableValues: variables,
      contextValue: context,
    });
  }

  subscribe({
    query,
    document,
    operationName,
    variables,
    context,
  }: SchemaRequest): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> {
    const entry = this.#entry(query, document, operationName);
    if (entry.errors.length > 0) return Promise.resolve({ errors: entry.errors });
    return subscribe({
      schema: this.schema,
      document: entry.document,
      operationName,
      variableValues: variables,
      contextValue: context,
    }) as Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;
  }

  #entry(query: string, document: DocumentNode | undefined, operationName: string | undefined): Entry {
    const key = operationName === undefined ? query : `${query}\n${operationName}`;
    const known = this.#entries.get(key);
    if (known) return known;
    const entry = this.#read(query, document);
    this.#entries.set(key, entry);
    return entry;
  }

  #read(query: string, given: DocumentNode | undefined): Entry {
    const invalid = (errors: readonly GraphQLError[]): Entry => ({
      document: { kind: Kind.DOCUMENT, definitions: [] },
      errors,
      compilable: false,
      uses: 0,
      compiled: undefined,
    });
    try {
      const document = given ?? parse(query);
      const errors = validate(this.schema, document, this.validates ? specifiedRules : valuesOnly);
      if (errors.length > 0) return invalid(errors);
      return { document, errors, compilable: isCompilable(document), uses: 0, compiled: undefined };
    } catch (error) {
      if (error instanceof GraphQLError) return invalid([error]);
      throw error;
    }
  }

  #compile(entry: Entry, operationName: string | undefined): void {
    entry.compilable = false;
    try {
      const compiled = compileQuery(this.schema, entry.document, operationName);
      if (isCompiledQuery(compiled)) entry.compiled = compiled;
    } catch {
      // A document the compiler does not know keeps running on graphql-js.
    }
  }
}

/** The compiler writes keys into object literals, where `__proto__` is no key, and takes conditions by their path. */
function isCompilable(document: DocumentNode): boolean {
  let compilable = true;
  visit(document, {
    Directive() {
      compilable = false;
    },
    Field(field) {
      if (field.alias?.value === '__proto__') compilable = false;
    },
    OperationDefinition(operation) {
      if (operation.operation === 'subscription') compilable = false;
    },
  });
  return compilable;
}
