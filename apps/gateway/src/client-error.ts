import type { GraphQLFormattedError } from 'graphql';
import { execution } from '#platform';

/** Codes that are meant for clients. An error without one of these is a surprise: it is logged and its detail kept back. */
const FOR_CLIENTS = new Set([
  'INVALID_INPUT',
  'NOT_AUTHENTICATED',
  'NOT_AUTHORISED',
  'STEP_UP_REQUIRED',
  'NOT_FOUND',
  'CONFLICT',
  'GONE',
  'LIMIT_EXCEEDED',
  'RATE_LIMITED',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'SUBGRAPH_REQUEST_FAILED',
  'DEADLINE_EXCEEDED',
  'OVERLOADED',
]);

export function isExpected(error: unknown): boolean {
  const code = (error as { extensions?: { code?: unknown } } | null)?.extensions?.code;
  return typeof code === 'string' && FOR_CLIENTS.has(code);
}

export function clientError(
  formatted: GraphQLFormattedError,
  requestId = execution.current().requestId,
): GraphQLFormattedError {
  if (isExpected(formatted)) return formatted;
  return {
    message: 'Something failed here. Quote the request id when you report it.',
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code: 'INTERNAL', ...(requestId ? { requestId } : {}) },
  };
}
