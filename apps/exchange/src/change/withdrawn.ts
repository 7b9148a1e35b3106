import type { ChangeType } from '#contracts';

/** The type of what is told to those who could read a record and no longer can: its id, and nothing of it. */
export const WITHDRAWN = 'publication.withdrawn' satisfies ChangeType;

/** The one sentence that says so, the same for every record. */
export const WITHDRAWN_MEANING = 'You may no longer read this record. Let go of what you keep of it.';
