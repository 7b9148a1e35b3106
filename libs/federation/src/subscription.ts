// A subscription: one source stream from the subgraph that owns the field, and for each of its events the plan's
// remaining fetches. Ending the client's iterator ends the source.
import type { ExecutionResult } from 'graphql';
import { Cancelled, FailureCode } from './errors.js';
import type { Prepared } from './prepare.js';
import { Cancellation, Run, type Surroundings } from './run.js';

export interface SubscriptionRun {
  readonly surroundings: Surroundings;
  readonly variables: Record<string, unknown>;
  readonly context: unknown;
  readonly signal: AbortSignal | undefined;
  /** For each event. */
  readonly deadlineMs: number | undefined;
  finish(prepared: Prepared, run: Run): ExecutionResult;
}

/** Opens the stream; an error result if the subgraph refuses. */
export async function subscribeTo(
  prepared: Prepared,
  { surroundings, variables, context, signal, deadlineMs, finish }: SubscriptionRun,
): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  const primary = prepared.primary;
  if (!primary) throw new Error('A subscription was prepared without a stream.');
  const opening = new Cancellation(signal, undefined);
  const opened = new Run(surroundings, variables, context, opening);
  const request = primary.request(opened);
  const errorsOf = (cause: unknown) => {
    const run = new Run(surroundings, variables, context, undefined);
    const refusal = refusalOf(cause);
    if (refusal) primary.accept(run, refusal);
    else primary.fail(run, cause);
    return run.errors;
  };
  let events: AsyncIterator<ExecutionResult>;
  try {
    const stream = await opening.guard(surroundings.transportOf(request.subgraph).subscribe(request));
    events = stream[Symbol.asyncIterator]();
  } catch (cause) {
    opening.end();
    return { errors: errorsOf(cause) };
  }

  const answer = async (event: ExecutionResult): Promise<ExecutionResult> => {
    const cancellable = signal !== undefined || deadlineMs !== undefined;
    const cancellation = cancellable ? new Cancellation(signal, deadlineMs) : undefined;
    const run = new Run(surroundings, variables, context, cancellation);
    try {
      primary.accept(run, event);
    } catch (cause) {
      primary.fail(run, cause);
    }
    if (event.data === undefined && run.errors.length > 0) {
      // Refused after the fact, as subgraphs apart do it: errors, and no event to answer.
      cancellation?.end();
      return { errors: run.errors };
    }
    await prepared.steps(run);
    return finish(prepared, run);
  };

  const done = (): IteratorResult<ExecutionResult> => ({ done: true, value: undefined });
  let ended = false;
  let waiting = 0;
  const end = async () => {
    if (ended) return;
    ended = true;
    opening.end();
    opening.cancel(FailureCode.aborted);
    const closed = Promise.resolve(events.return?.()).catch(() => undefined);
    // A generator that waits for its next event closes after it; the client does not wait with it.
    if (waiting === 0) await closed;
  };
  const nextEvent = async () => {
    waiting++;
    try {
      return await opening.guard(Promise.resolve(events.next()).finally(() => waiting--));
    } catch (cause) {
      if (ended) return done();
      throw cause;
    }
  };
  const iterator: AsyncGenerator<ExecutionResult> = {
    async next() {
      if (ended) return done();
      try {
        const event = await nextEvent();
        if (!event.done) return { done: false, value: await answer(event.value) };
        await end();
        return done();
      } catch (cause) {
        // The source broke: the client is told once, then the stream is over.
        await end();
        if (cause instanceof Cancelled && cause.code === FailureCode.aborted) return done();
        return { done: false, value: { errors: errorsOf(cause) } };
      }
    },
    async return() {
      await end();
      return done();
    },
    async throw(cause) {
      await end();
      throw cause;
    },
    [Symbol.asyncIterator]: () => iterator,
    [Symbol.asyncDispose]: async () => {
      await end();
    },
  };
  return iterator;
}

/** A subgraph's orderly refusal to open the stream, as transports throw it. */
export class SubscriptionRefused extends Error {
  readonly result: ExecutionResult;
  constructor(result: ExecutionResult) {
    super('The subgraph refused the subscription.');
    this.result = result;
  }
}

function refusalOf(cause: unknown): ExecutionResult | undefined {
  return cause instanceof SubscriptionRefused && cause.result.errors?.length ? cause.result : undefined;
}
