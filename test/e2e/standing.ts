import type { Network } from '#testing';
import { queryDatabase } from './settled.js';

/** Words are gathered behind, by a job, and attempts are counted by the clock: nobody's doing shows there. */
const GATHERED = ['library.search_due', 'library.search_word', 'exchange.delivery_tally'];

/**
 * What stands in the database: for every table of the schemas how many rows and which transaction wrote last. Two that
 * are equal mean that nothing was inserted, changed or deleted between them.
 */
export async function standing(network: Network, schemas: readonly string[]): Promise<Record<string, string>> {
  const tables = await queryDatabase<{ name: string }>(
    network,
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN (${schemas.map((schema) => `'${schema}'`).join(', ')}) ORDER BY 1`,
  );
  if (tables.length < schemas.length) throw new Error(`${schemas.join(', ')} have only ${tables.length} tables`);
  const kept = tables.filter(({ name }) => !GATHERED.includes(name));
  const counts = kept.map(
    ({ name }) =>
      `SELECT '${name}' AS name, format('%s rows, last written by %s', count(*), max(xmin::text::bigint)) AS state FROM ${name}`,
  );
  const rows = await queryDatabase<{ name: string; state: string }>(network, counts.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}
