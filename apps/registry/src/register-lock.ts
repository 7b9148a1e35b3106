import type { Database } from '#database';

const REGISTER = 0x00c0_4e61;

/**
 * Writers of the register take turns, until their transaction ends: the seed of two processes starting at once, a person
 * designating while a seed runs. Writes are rare; rules that span rows (no overlapping periods) need no more than this.
 */
export const takeTurn = (db: Database): Promise<unknown> => db.query('SELECT pg_advisory_xact_lock($1)', [REGISTER]);
