import type { Problem } from '#kernel';
import type { AddressGuard } from './address-guard.js';
import { SIGNATURES, type Signature } from './endpoint.entity.js';

export interface EndpointInput {
  url?: string | null;
  description?: string | null;
  signatures?: readonly string[] | null;
}

const LONGEST_DESCRIPTION = 200;

/** Everything that is wrong with what is given; what is left out is not looked at. */
export async function endpointProblems(
  guard: AddressGuard,
  { url, description, signatures }: EndpointInput,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const problem = url === null || url === undefined ? null : await guard.problemNow(url);
  if (problem !== null) problems.push({ path: 'input.url', message: problem });
  if (description && (description.length > LONGEST_DESCRIPTION || description.includes('\0')))
    problems.push({ path: 'input.description', message: `expected at most ${LONGEST_DESCRIPTION} characters` });
  if (signatures && signatures.length === 0)
    problems.push({ path: 'input.signatures', message: `expected at least one of ${SIGNATURES.join(', ')}` });
  return problems;
}

/** Each once, in the order of the schema. */
export const readSignatures = (given: readonly string[]): Signature[] =>
  SIGNATURES.filter((one) => given.includes(one));
