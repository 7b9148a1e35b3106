import type { DocumentNode, GraphQLError } from 'graphql';
import type { Federation } from '#federation';
import { Fault, type FaultCode } from '#kernel';
import type { RequestContext } from '../request-context.js';

/** Where pages get what they show: the public API, with the rights of whoever asks. */
export interface Reader {
  read<T>(operation: DocumentNode, variables: Record<string, unknown>, context: RequestContext): Promise<T>;
}

/** @param federation asked for late: it is built when the process has started */
export const federationReader = (federation: () => Federation): Reader => ({
  async read<T>(document: DocumentNode, variables: Record<string, unknown>, context: RequestContext): Promise<T> {
    const { data, errors } = await federation().execute({ document, variables, context, signal: context.signal });
    const [first] = errors ?? [];
    if (first) throw failureOf(first);
    return data as T;
  },
});

const EXPECTED: ReadonlySet<unknown> = new Set<FaultCode>([
  'INVALID_INPUT',
  'NOT_FOUND',
  'NOT_AUTHENTICATED',
  'NOT_AUTHORISED',
  'STEP_UP_REQUIRED',
  'GONE',
]);

function failureOf(error: GraphQLError): Error {
  const code = error.extensions?.['code'];
  if (code === 'BAD_USER_INPUT') return new Fault('INVALID_INPUT', misfit(error.message));
  return EXPECTED.has(code) ? new Fault(code as FaultCode, error.message) : new Error(error.message, { cause: error });
}

/** `Variable "$filter" got invalid value "XX" at "filter.countries[0]"; …` in the words of who typed an address. */
const misfit = (message: string): string =>
  message.replace(/^Variable "\$\w+" got invalid value (.*?) at "(?:\w+\.)?(\w+)(?:\[\d+\])?"; /, '$2: $1. ');
