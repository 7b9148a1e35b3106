import { keysOf } from '../change/change-keys.js';
import { fitsSubscription, mayBeSent, openedReaders, standingReady } from '../change/fits.js';

/** Subscription `s` is not paused at a moment. */
export const isActive = (s: string, at: string): string =>
  `NOT (${s}.paused AND coalesce(${s}.paused_until > ${at}, true))`;

/**
 * The pairs of a change (positions $1 to $2) and a subscription that it is to reach, at the moment $3, as the table
 * expression `fitting`: whatever is written for them (match.ts) reads it and decides nothing again.
 * What a change has, and who may read it, is worked out once for each change: its audience opened up into those who hold its
 * keys at that moment. Subscriptions are looked up by their access keys (docs/matching.md), and then decided by fits.ts.
 * Who fits is found before anything else is looked up: in one join the filters look so dear to the planner that it takes
 * comparing every subscription with every endpoint for no dearer (5,000 of each: 8 s instead of 0.2 s). OFFSET 0 keeps it from
 * reading all subscriptions to join a few thousand; the words are put together anew so that they are not unpacked for each.
 */
const fitting = (candidates: string): string => `
  opened AS MATERIALIZED (
    SELECT c.position, c.type, c.subject, c.owner, c.parties, c.words || '' AS words, c.occurred_at, c.hidden_from,
      ${openedReaders('c', '$3')} AS readers,
      ${standingReady('c')}
    FROM exchange.change c WHERE c.position BETWEEN $1 AND $2
  ), ${candidates}, fitting AS MATERIALIZED (
    SELECT c.position, c.subject, s.id, s.owner, s.name
    FROM candidate d
    JOIN opened c ON c.position = d.position
    JOIN LATERAL (SELECT * FROM exchange.standing_subscription WHERE id = d.id OFFSET 0) s ON ${isActive('s', '$3')}
    AND ${mayBeSent('c', 'c.readers', 's', '$3')}
    AND ${fitsSubscription('c', 's', 'c')}
  )`;

export const FITTING = fitting(`candidate AS MATERIALIZED (
    SELECT DISTINCT r.position, k.subscription_id AS id
    FROM opened r
    CROSS JOIN LATERAL (${keysOf('r')}) AS had
    JOIN exchange.subscription_key k ON k.key = had.key
  )`);

/** The same by asking every subscription: what looking them up is measured and tested against. */
export const FITTING_BY_SCAN = fitting(`candidate AS (
    SELECT r.position, s.id FROM opened r CROSS JOIN exchange.standing_subscription s
  )`);
