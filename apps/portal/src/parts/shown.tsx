import type { ReactNode } from 'react';
import type { AnyVariables, UseQueryResponse } from 'urql';
import { failureOf } from '../api/failure.js';
import { Problem } from './problem.js';
import { Waiting } from './waiting.js';

/** What a query brought, or that it is on its way, or why it did not come and what to do now. What was shown stays while it is asked anew. */
export function Shown<Data, Variables extends AnyVariables>({
  of: [{ data, error }, again],
  children,
}: {
  of: UseQueryResponse<Data, Variables>;
  children: (data: Data) => ReactNode;
}): ReactNode {
  const retry = (): void => again({ requestPolicy: 'network-only' });
  if (data)
    return (
      <>
        {error && <Problem failure={failureOf(error)} retry={retry} />}
        {children(data)}
      </>
    );
  return error ? <Problem failure={failureOf(error)} retry={retry} /> : <Waiting />;
}
