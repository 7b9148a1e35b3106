import type { Database } from '#database';

/**
 * Reads by an index where PostgreSQL, misjudging how rare words are (see SearchStatistics), would go through all records;
 * nor is it worth compiling. The settings hold for this statement's own transaction; within another's they would go on to
 * hold for what follows, so there it is left as it is.
 */
export function readByIndex<Row>(db: Database, sql: string, parameters: unknown[]): Promise<Row[]> {
  if (db.inTransaction) return db.query<Row>(sql, parameters);
  return db.transaction(async () => {
    await db.query(`SELECT set_config('enable_seqscan', 'off', TRUE), set_config('jit', 'off', TRUE)`);
    return db.query<Row>(sql, parameters);
  });
}

/** As `readByIndex` when words are looked for, as it comes else. */
export const readFound = <Row>(
  db: Database,
  { isSearched }: { isSearched: boolean },
  sql: string,
  parameters: unknown[],
): Promise<Row[]> => (isSearched ? readByIndex<Row>(db, sql, parameters) : db.query<Row>(sql, parameters));
