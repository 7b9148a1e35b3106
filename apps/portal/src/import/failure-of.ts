import type { Failure } from '../api/failure.js';
import { Refusal } from '../editor/desk/wire.js';

/** As the parts of every page tell it. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Refusal)) return { kind: 'broken', message: null, requestId: null };
  const { why, message, problems, requestId } = error;
  const kind = why === 'lost' || why === 'signed-out' || why === 'broken' ? why : 'refused';
  const told = problems.map((problem) => `${problem.path}: ${problem.message}`).join(' ') || message;
  return { kind, message: kind === 'refused' ? told || null : null, requestId };
}
