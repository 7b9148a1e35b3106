/**
 * Whoever changes several deliveries at once locks them first, in the order of their ids, so that two who want the same ones
 * (a worker that writes down how they ended, a person who deletes their endpoint) wait for each other and never both.
 * Before them, in this order: endpoints by id, health by key. A transaction locks deliveries once, all that it will change.
 */
export const inOrder = (condition: string): string =>
  `SELECT d.id FROM exchange.delivery d WHERE ${condition} ORDER BY d.id FOR NO KEY UPDATE`;

/** The ids of those, locked, for `d.id = ANY(…)`. */
export const lockedIds = (condition: string): string => `ARRAY(${inOrder(condition)})`;
