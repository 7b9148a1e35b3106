import type { Completion } from './complete.js';

const OVERLOADED = [429, 502, 504];

/** What metrics call a failure; null when it was none. */
export function reasonOf({ status, error }: Pick<Completion, 'status' | 'error'>): string | null {
  if (error === null) return null;
  if (status === null) return /\bwithin\b/.test(error) ? 'timeout' : 'no_connection';
  if (status === 410) return 'gone';
  if (OVERLOADED.includes(status)) return 'overloaded';
  if (status >= 500) return 'receiver_fails';
  return status >= 400 ? 'refused' : 'redirect';
}
