import { mayBeRead } from '../change/fits.js';

/** Rows of an inbox as one person may see them now: $1 the participant, $2 the person, $3 its keys, $4 the moment. */
const QUIET = (kind: 'MUTE' | 'SNOOZE', while_: string): string => `(
  i.mandatory IS NULL AND EXISTS (
    SELECT FROM exchange.quiet q WHERE q.owner = $1 AND q.person = $2 AND q.subject = i.subject AND q.kind = '${kind}' AND ${while_}))`;

/** It came while its record was muted. */
export const IS_MUTED = QUIET('MUTE', 'q.since <= i.created_at AND (q.until IS NULL OR q.until > i.created_at)');

/** Its record is snoozed now. */
export const IS_SNOOZED = QUIET('SNOOZE', 'q.since <= $4 AND (q.until IS NULL OR q.until > $4)');

export const IS_QUIET = `(${IS_MUTED} OR ${IS_SNOOZED})`;

export const IS_READ = `EXISTS (SELECT FROM exchange.inbox_reading g WHERE g.item_id = i.id AND g.person = $2)`;

/** A change only if it may be read now; a notice is the participant's own. */
export const VISIBLE = `exchange.inbox_item i LEFT JOIN exchange.change c ON c.position = i.position
  WHERE i.owner = $1 AND (i.position IS NULL OR ${mayBeRead('c', '$3::text[]')})`;
