import { changeLink } from './change-link.js';
import type { LoggedChange } from './change.service.js';
import { WITHDRAWN } from './withdrawn.js';

/** A change as the change feed shows it: enough for a mirror to know what to fetch, and to equal the library. Of a withdrawn record its id. */
export function changeJson(base: string, change: LoggedChange): Record<string, unknown> {
  const { position, id, type, subject, occurredAt } = change;
  if (type === WITHDRAWN)
    return { type, subject, position, id, occurredAt, sequencedAt: change.sequencedAt.toISOString() };
  return { ...change, sequencedAt: change.sequencedAt.toISOString(), link: changeLink(base, change) };
}
