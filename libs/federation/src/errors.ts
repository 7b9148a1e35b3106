// What clients are told of failures. A subgraph that could not be asked or understood is named, with a code and the
// place in the answer, and nothing else; what a subgraph answered as a GraphQL error passes with its message.
import { GraphQLError, type ASTNode } from 'graphql';
import type { ResponsePath } from './types.js';

/** `extensions.code` of the executor's own errors. */
export const FailureCode = {
  failed: 'SUBGRAPH_REQUEST_FAILED',
  deadline: 'DEADLINE_EXCEEDED',
  aborted: 'REQUEST_ABORTED',
  unplannable: 'OPERATION_NOT_PLANNED',
  overloaded: 'OVERLOADED',
} as const;

type Reason = Exclude<(typeof FailureCode)[keyof typeof FailureCode], 'OPERATION_NOT_PLANNED' | 'OVERLOADED'>;

const sentences: Record<Reason, (subgraph: string) => string> = {
  SUBGRAPH_REQUEST_FAILED: (subgraph) => `The subgraph "${subgraph}" failed to answer.`,
  DEADLINE_EXCEEDED: (subgraph) => `The subgraph "${subgraph}" did not answer within the time allowed.`,
  REQUEST_ABORTED: (subgraph) => `The request was aborted before the subgraph "${subgraph}" answered.`,
};

/** Why outstanding fetches were cancelled. */
export class Cancelled extends Error {
  readonly code: Reason;
  constructor(code: Reason) {
    super(code);
    this.code = code;
  }
}

/** The error for a subgraph of which there is no answer to use. */
export function failureError(subgraph: string, cause: unknown, path: ResponsePath): GraphQLError {
  const code = cause instanceof Cancelled ? cause.code : FailureCode.failed;
  return new GraphQLError(sentences[code](subgraph), { path, extensions: { code, service: subgraph } });
}

/** An error as subgraphs answer them: a GraphQLError in process, plain JSON over the network. */
export interface AnsweredError {
  message?: unknown;
  path?: unknown;
  extensions?: unknown;
  originalError?: unknown;
}

/** Takes over a subgraph's own error, at the client's path. In process its cause stays reachable for formatters. */
export function passOn(subgraph: string, error: AnsweredError, path: ResponsePath): GraphQLError {
  const extensions: Record<string, unknown> = {};
  if (error.extensions !== null && typeof error.extensions === 'object') {
    for (const [key, value] of Object.entries(error.extensions)) {
      if (key !== 'stacktrace' && key !== 'exception' && key !== '__proto__') extensions[key] = value;
    }
  }
  extensions['service'] = subgraph;
  const message = typeof error.message === 'string' ? error.message : sentences.SUBGRAPH_REQUEST_FAILED(subgraph);
  const originalError = error.originalError instanceof Error ? error.originalError : undefined;
  return new GraphQLError(message, { path, extensions, originalError });
}

/** Where errors already are, so that a null they explain is not reported a second time. */
export class ErrorPlaces {
  readonly #root: Place = { ends: false };

  /** An error in the answer itself, told with the client's own nodes. */
  constructor(readonly errors: GraphQLError[]) {
    for (const error of errors) this.#add(error.path ?? []);
  }

  /** Reports an error unless one is known that explains it. */
  report(message: string, path: ResponsePath, nodes: readonly ASTNode[]): void {
    if (this.explains(path)) return;
    this.#add(path);
    this.errors.push(new GraphQLError(message, { path, nodes: nodes as ASTNode[] }));
  }

  #add(path: ResponsePath): void {
    let place = this.#root;
    for (const key of path) {
      place.below ??= new Map();
      let next = place.below.get(key);
      if (!next) place.below.set(key, (next = { ends: false }));
      place = next;
    }
    place.ends = true;
  }

  /** Is an error known at this place, above it or beneath it? */
  explains(path: ResponsePath): boolean {
    let place = this.#root;
    for (const key of path) {
      if (place.ends) return true;
      const next = place.below?.get(key);
      if (!next) return false;
      place = next;
    }
    return place.ends || place.below !== undefined;
  }
}

interface Place {
  ends: boolean;
  below?: Map<string | number, Place>;
}
