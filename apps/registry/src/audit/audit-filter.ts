import type { AuditFilter } from '#access';
import { invalidInput, type Problem } from '#kernel';

const NAMES = ['participant', 'person', 'action', 'thing', 'outcome', 'from', 'to'] as const;
const OUTCOMES = ['DONE', 'REFUSED', 'FAILED'];
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;
const LONGEST = 500;

/** The filter of an export, from the query of its address; every parameter at fault is named. */
export function readAuditFilter(query: Record<string, unknown>): AuditFilter {
  const problems: Problem[] = [];
  for (const [path, value] of Object.entries(query)) {
    const message = problemOf(path, value);
    if (message !== null) problems.push({ path, message });
  }
  if (problems.length > 0) throw invalidInput(problems);
  return query as AuditFilter;
}

function problemOf(name: string, value: unknown): string | null {
  if (!(NAMES as readonly string[]).includes(name)) return `is no filter; expected one of ${NAMES.join(', ')}`;
  if (typeof value !== 'string' || value.length > LONGEST || value.includes('\0'))
    return `expected one text of at most ${LONGEST} characters`;
  if (name === 'outcome' && !OUTCOMES.includes(value)) return `expected one of ${OUTCOMES.join(', ')}`;
  if ((name === 'from' || name === 'to') && !(INSTANT.test(value) && !Number.isNaN(Date.parse(value))))
    return 'expected an instant such as 2026-11-21T09:30:00Z, or a day';
  return null;
}
