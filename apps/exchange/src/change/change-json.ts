import { changeLink } from './change-link.js';
import type { LoggedChange } from './change.service.js';

/** A change as the change feed shows it: enough for a mirror to know what to fetch, and to equal the library. */
export function changeJson(base: string, change: LoggedChange): Record<string, unknown> {
  return { ...change, sequencedAt: change.sequencedAt.toISOString(), link: changeLink(base, change) };
}
