import { keysOf } from '../change/change-keys.js';
import { fitsSubscription, fitsWhatIsLeft, mayBeSent, openedReaders, standingReady } from '../change/fits.js';

/** Subscription `s` is not paused at a moment. */
export const isActive = (s: string, at: string): string =>
  `NOT (${s}.paused AND coalesce(${s}.paused_until > ${at}, true))`;

/** What a change has, and who may read it: its audience opened up into those who hold its keys at the moment $3. */
const opened = (which: string): string => `opened AS MATERIALIZED (
    SELECT c.position, c.type, c.subject, c.owner, c.parties, c.words || '' AS words, c.occurred_at, c.hidden_from,
      ${openedReaders('c', '$3')} AS readers,
      ${standingReady('c')}
    FROM exchange.change c WHERE c.position ${which}
  )`;

const ALL = 'BETWEEN $1 AND $2';

/**
 * The pairs of a change (positions $1 to $2) and a subscription that it is to reach, at the moment $3, as the table
 * expression `fitting`: whatever is written for them (match.ts) reads it and decides nothing again.
 * Subscriptions are looked up by their access keys, and what is left to ask of them is asked of what stands beside the key
 * (docs/matching.md), never fetching the subscription. Rights are asked once for all subscriptions with the same reader keys, and not again
 * where all may read it.
 * What a change has, its keys and who may read it are worked out once for each change: left to itself the planner takes all of
 * them for very few and works them out again for each subscription. The words are put together anew so that they are not unpacked for each.
 * The keys are one list, so that the index is gone through once, from key to key, and not entered anew for each of them.
 */
const fitting = (which: string): string => `
  ${opened(which)}, had AS MATERIALIZED (
    SELECT c.*, ARRAY(${keysOf('c')}) AS keys,
      NOT EXISTS (SELECT FROM exchange.reader_set r WHERE (${mayBeSent('c', 'c.readers', 'r', '$3')}) IS NOT TRUE) AS by_all
    FROM opened c
  ), shown AS MATERIALIZED (
    SELECT c.position, r.id FROM had c JOIN exchange.reader_set r ON NOT c.by_all AND ${mayBeSent('c', 'c.readers', 'r', '$3')}
  ), fitting AS MATERIALIZED (
    SELECT DISTINCT ON (k.subscription_id, c.position) c.position, c.subject, k.subscription_id AS id, k.owner, k.name
    FROM had c
    JOIN exchange.subscription_key k ON k.key = ANY(c.keys) AND ${isActive('k', '$3')}
    AND (c.by_all OR (c.position, k.reader_set) IN (SELECT position, id FROM shown)) IS TRUE
    AND ${fitsWhatIsLeft('c', 'k')}
  )`;

export const FITTING = fitting(ALL);

/** The same where $1 and $2 are one: then one plan suits all, and planning, half of the work for few, is done once. */
export const FITTING_ONE = fitting('= $1 AND $2 = $1');

/** The same by asking every subscription: what looking them up is measured and tested against. */
export const FITTING_BY_SCAN = `
  ${opened(ALL)}, fitting AS MATERIALIZED (
    SELECT c.position, c.subject, s.id, s.owner, s.name
    FROM opened c
    JOIN exchange.standing_subscription s ON ${isActive('s', '$3')}
    AND ${mayBeSent('c', 'c.readers', 's', '$3')}
    AND ${fitsSubscription('c', 's', 'c')}
  )`;
