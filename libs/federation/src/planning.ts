// Planning is native code that runs on the threads by which files and names are read too, and a document at the limits takes
// it seconds, for each combination of its conditions anew. So few plans are made at once, those that wait are few and do not
// wait long, and what is planned already is never among them.
import type { PlanNode, QueryPlanner } from '@graphql-hive/router-query-planner';
import { GraphQLError } from 'graphql';
import { FailureCode } from './errors.js';

export interface PlanningLimits {
  /** Plans made at the same time. Default 2. */
  atOnce?: number | undefined;
  /** How many may wait for their turn. Default 100. */
  waiting?: number | undefined;
  /** How long each may wait, in milliseconds. Default 5000. */
  waitMs?: number | undefined;
}

interface Waiting {
  begin(): void;
  giveUp: NodeJS.Timeout;
}

const LONGEST_RETRY_S = 30;

/** Makes plans, and refuses when there are too many to make. */
export class Planning {
  #running = 0;
  /** how long a plan takes, of late */
  #usualMs = 5;
  readonly #queue: Waiting[] = [];
  readonly #atOnce: number;
  readonly #most: number;
  readonly #waitMs: number;

  constructor(
    private readonly planner: Pick<QueryPlanner, 'planAsync'>,
    { atOnce = 2, waiting = 100, waitMs = 5000 }: PlanningLimits = {},
  ) {
    this.#atOnce = atOnce;
    this.#most = waiting;
    this.#waitMs = waitMs;
  }

  async plan(document: string): Promise<PlanNode | undefined> {
    await this.#turn();
    const began = performance.now();
    try {
      return (await this.planner.planAsync(document, null, new Set(), 0)).node;
    } catch (cause) {
      throw new GraphQLError('This operation could not be planned.', {
        extensions: { code: FailureCode.unplannable },
        originalError: cause instanceof Error ? cause : undefined,
      });
    } finally {
      this.#usualMs += (performance.now() - began - this.#usualMs) / 8;
      this.#next();
    }
  }

  /** Why an operation is not planned now, with how many seconds it may take until one is. */
  overloaded(): GraphQLError {
    const behindMs = ((this.#queue.length + 1) * this.#usualMs) / this.#atOnce;
    const retryAfter = Math.min(LONGEST_RETRY_S, Math.max(1, Math.ceil(behindMs / 1000)));
    return new GraphQLError(
      `Too many new operations are being prepared. Send this one again in ${retryAfter} s; operations that were answered before are answered meanwhile.`,
      { extensions: { code: FailureCode.overloaded, retryAfter } },
    );
  }

  #turn(): Promise<void> | void {
    if (this.#running < this.#atOnce) {
      this.#running += 1;
      return;
    }
    if (this.#queue.length >= this.#most) throw this.overloaded();
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        begin: resolve,
        giveUp: setTimeout(() => {
          this.#queue.splice(this.#queue.indexOf(waiting), 1);
          reject(this.overloaded());
        }, this.#waitMs),
      };
      this.#queue.push(waiting);
    });
  }

  #next(): void {
    const first = this.#queue.shift();
    if (!first) {
      this.#running -= 1;
      return;
    }
    clearTimeout(first.giveUp);
    first.begin();
  }
}
