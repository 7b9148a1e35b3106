import { invalidInput, isUuid, notFound, type Problem } from '#kernel';

export interface ReplayInput {
  endpoint: string;
  webhookId?: string | null;
  /** an instant as RFC 3339 */
  failedSince?: string | null;
  positions?: { from: number; to?: number | null } | null;
  undeliveredOnly?: boolean | null;
}

/** What is asked for, exactly one of three. */
export type ReplayRequest =
  | { kind: 'one'; webhookId: string }
  | { kind: 'failed-since'; since: Date }
  | { kind: 'positions'; from: number; to: number | null; undeliveredOnly: boolean };

const WAYS = ['webhookId', 'failedSince', 'positions'] as const;
const WEBHOOK_ID = /^[\w-]{1,64}$/;

/** Each fault names its field. */
export function readReplay(input: ReplayInput, now: Date): ReplayRequest {
  if (!isUuid(input.endpoint)) throw notFound('This endpoint');
  const { webhookId, failedSince, positions, undeliveredOnly } = input;
  const given = WAYS.filter((way) => input[way] !== undefined && input[way] !== null);
  if (given.length !== 1) {
    const said = given.length === 0 ? 'none was given' : `${given.join(' and ')} were given`;
    throw invalidInput([{ path: 'input', message: `expected exactly one of ${WAYS.join(', ')}; ${said}` }]);
  }
  const problems: Problem[] = [];
  if (undeliveredOnly && !positions)
    problems.push({ path: 'input.undeliveredOnly', message: 'goes with positions; the other two say it themselves' });
  if (typeof webhookId === 'string' && !WEBHOOK_ID.test(webhookId))
    problems.push({ path: 'input.webhookId', message: 'expected the header webhook-id of one of your deliveries' });
  const since = typeof failedSince === 'string' ? new Date(failedSince) : null;
  if (since && since > now)
    problems.push({ path: 'input.failedSince', message: 'lies in the future; expected a moment that has been' });
  if (positions) problems.push(...problemsOf(positions));
  if (problems.length > 0) throw invalidInput(problems);
  if (typeof webhookId === 'string') return { kind: 'one', webhookId };
  if (since) return { kind: 'failed-since', since };
  const { from = 1, to = null } = positions ?? {};
  return { kind: 'positions', from, to, undeliveredOnly: undeliveredOnly ?? false };
}

function* problemsOf({ from, to }: { from: number; to?: number | null }): Generator<Problem> {
  if (from < 1) yield { path: 'input.positions.from', message: 'expected a position, 1 or more' };
  if (to !== undefined && to !== null && to < from)
    yield { path: 'input.positions.to', message: `expected a position that is not before ${from}` };
}
