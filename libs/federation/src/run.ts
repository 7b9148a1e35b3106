// One operation in flight: the tree that answers are merged into, the errors so far, and the one place where
// outstanding calls are cancelled. Calls that answer at once stay synchronous, so that an operation on in-process
// subgraphs costs no promises of its own.
import type { ExecutionResult, GraphQLError } from 'graphql';
import { Cancelled, FailureCode } from './errors.js';
import type { Tree } from './shape.js';
import type { SubgraphErrorInfo, SubgraphRequest, Transport } from './types.js';

/** A compiled part of a plan. Never rejects: failures become errors of the run. */
export type Step = (run: Run) => Promise<void> | void;

/** What every run of a federation has in common. */
export interface Surroundings {
  readonly transportOf: (subgraph: string) => Transport;
  readonly onSubgraphError: ((info: SubgraphErrorInfo) => void) | undefined;
}

/** Cancels what is outstanding when the deadline passes or the client goes. */
export class Cancellation {
  readonly #controller = new AbortController();
  readonly #waiting = new Set<(reason: Cancelled) => void>();
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #client: AbortSignal | undefined;
  readonly #onClientGone = () => this.cancel(FailureCode.aborted);
  #reason: Cancelled | undefined;

  constructor(client: AbortSignal | undefined, deadlineMs: number | undefined) {
    this.#client = client;
    if (client?.aborted) this.cancel(FailureCode.aborted);
    else client?.addEventListener('abort', this.#onClientGone, { once: true });
    if (deadlineMs !== undefined) this.#timer = setTimeout(() => this.cancel(FailureCode.deadline), deadlineMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get reason(): Cancelled | undefined {
    return this.#reason;
  }

  /** The promise, or a rejection as soon as the operation is cancelled. */
  guard<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      // Always listened to, or its own failure after the end would be nobody's.
      promise.then(resolve, reject).finally(() => this.#waiting.delete(reject));
      if (this.#reason) reject(this.#reason);
      else this.#waiting.add(reject);
    });
  }

  /** Must be called when the operation has ended, or the timer and the client's signal would hold it. */
  end(): void {
    clearTimeout(this.#timer);
    this.#client?.removeEventListener('abort', this.#onClientGone);
  }

  /** Gives up what is outstanding; only the first reason counts. */
  cancel(code: Cancelled['code']): void {
    if (this.#reason) return;
    this.#reason = new Cancelled(code);
    this.#controller.abort(this.#reason);
    for (const reject of this.#waiting) reject(this.#reason);
    this.#waiting.clear();
  }
}

export class Run {
  tree: Tree = {};
  readonly errors: GraphQLError[] = [];

  constructor(
    readonly surroundings: Surroundings,
    readonly variables: Record<string, unknown>,
    readonly context: unknown,
    readonly cancellation: Cancellation | undefined,
  ) {}

  /** Asks a subgraph and hands its answer, or why there is none, to one of the two functions. */
  call(
    request: SubgraphRequest,
    answered: (result: ExecutionResult) => void,
    failed: (cause: unknown) => void,
  ): Promise<void> | void {
    try {
      if (this.cancellation?.reason) throw this.cancellation.reason;
      const result = this.surroundings.transportOf(request.subgraph).call(request);
      if (!isPromise(result)) return answered(result);
      const guarded = this.cancellation ? this.cancellation.guard(result) : result;
      return guarded.then(answered).catch(failed);
    } catch (cause) {
      failed(cause);
    }
  }

  /** Keeps an error for the client and tells the operator its cause. */
  addError(subgraph: string, error: GraphQLError, cause: unknown): void {
    this.errors.push(error);
    const { onSubgraphError } = this.surroundings;
    if (!onSubgraphError) return;
    try {
      onSubgraphError({ subgraph, path: error.path ?? [], error: cause, requestId: requestIdOf(this.context) });
    } catch {
      // An observer's fault is not the client's.
    }
  }
}

export function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return value !== null && typeof value === 'object' && typeof (value as Promise<T>).then === 'function';
}

function requestIdOf(context: unknown): string | undefined {
  if (context === null || typeof context !== 'object') return undefined;
  const { requestId } = context as { requestId?: unknown };
  return typeof requestId === 'string' ? requestId : undefined;
}
