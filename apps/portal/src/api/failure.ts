import type { CombinedError } from 'urql';

/** What went wrong, as a page tells it: in which words, what may be done, and what to quote when asking for help. */
export interface Failure {
  kind: 'lost' | 'signed-out' | 'outdated' | 'refused' | 'broken';
  /** said by the server, in English */
  message: string | null;
  requestId: string | null;
}

export function failureOf({ networkError, graphQLErrors, response }: CombinedError): Failure {
  const answer = response as Response | undefined;
  const requestId = answer?.headers.get('x-request-id') ?? null;
  const [first] = graphQLErrors;
  const code = first?.extensions['code'];
  if (code === 'NOT_AUTHENTICATED' || answer?.status === 401) return { kind: 'signed-out', message: null, requestId };
  if (code === 'UNKNOWN_OPERATION') return { kind: 'outdated', message: null, requestId };
  if (first && code !== 'INTERNAL_SERVER_ERROR') return { kind: 'refused', message: first.message, requestId };
  if (networkError && !answer) return { kind: 'lost', message: null, requestId };
  return { kind: 'broken', message: null, requestId };
}
