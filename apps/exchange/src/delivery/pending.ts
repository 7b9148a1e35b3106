/**
 * How queries name what is pending. Each of the two partial indexes has a condition of its own beside the state, and only a
 * query that states it can use it; so the planner never mistakes one for the other, whatever its statistics say.
 */

/** Rows that wait, through the index on (subscriber, next_at). */
export const due = (d: string): string => `${d}.state = 'PENDING' AND ${d}.delivered_at IS NULL`;

/** Rows that wait for an endpoint, through the index on (endpoint_id, subject, position). */
export const waiting = (d: string): string => `${d}.state = 'PENDING' AND ${d}.attempt >= 0`;

/** Row `d` is the first of its subject that waits for its endpoint. */
export const isFirst = (d: string): string => `${d}.position = (
  SELECT min(e.position) FROM exchange.delivery e
  WHERE e.endpoint_id = ${d}.endpoint_id AND e.subject = ${d}.subject AND ${waiting('e')})`;
