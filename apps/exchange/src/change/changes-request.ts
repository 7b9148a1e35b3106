import { invalidInput, type Problem } from '#kernel';

export interface ChangesRequest {
  limit: number;
  waitMs: number;
}

const MOST = 1000;
const BY_DEFAULT = 100;
const LONGEST_WAIT_S = 30;

/** The parameters of `GET /changes`; each fault names its parameter. */
export function readChangesRequest(query: { limit?: unknown; wait?: unknown }): ChangesRequest {
  const problems: Problem[] = [];
  const limit = whole('limit', query.limit, BY_DEFAULT, 1, MOST, problems);
  const wait = whole('wait', query.wait, 0, 0, LONGEST_WAIT_S, problems);
  if (problems.length > 0) throw invalidInput(problems);
  return { limit, waitMs: wait * 1000 };
}

function whole(
  path: string,
  given: unknown,
  byDefault: number,
  least: number,
  most: number,
  problems: Problem[],
): number {
  if (given === undefined) return byDefault;
  const value = typeof given === 'string' && /^\d{1,6}$/.test(given) ? Number(given) : NaN;
  if (value >= least && value <= most) return value;
  problems.push({ path, message: `expected a whole number from ${least} to ${most}` });
  return byDefault;
}
