import { Fault, type FaultCode } from '#kernel';

/** What the members of a mutation's result union are made of; `__typename` decides which one. */
export interface ErrorValue {
  __typename: 'InvalidInput' | 'NotAuthorised' | 'NotFound' | 'Conflict';
  code: FaultCode;
  message: string;
  path: string[];
  problems?: { path: string[]; message: string }[];
}

/** Runs a use-case; an expected failure becomes a value of the union, a surprise stays an exception. */
export async function asResult<T extends object>(work: () => Promise<T>): Promise<T | ErrorValue> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Fault) return errorValue(error);
    throw error;
  }
}

export function errorValue(fault: Fault): ErrorValue {
  const problems = fault.problems.map(({ path, message }) => ({ path: path.split('.'), message }));
  const base = { code: fault.code, message: fault.message, path: problems[0]?.path ?? [] };
  switch (fault.code) {
    case 'INVALID_INPUT':
      return { __typename: 'InvalidInput', ...base, problems };
    case 'NOT_AUTHENTICATED':
    case 'NOT_AUTHORISED':
    case 'STEP_UP_REQUIRED':
      return { __typename: 'NotAuthorised', ...base };
    case 'NOT_FOUND':
    case 'GONE':
      return { __typename: 'NotFound', ...base };
    case 'CONFLICT':
      return { __typename: 'Conflict', ...base };
  }
}
