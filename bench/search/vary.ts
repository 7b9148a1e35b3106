import { Client } from 'pg';
import type { Report } from '../report.js';

/**
 * Makes a library of the given size out of the one that is there: the same texts under other ids and dates, a third of them
 * not public. Each word then stands in as many times more records, which is the hardest case for ranking; the words of real
 * libraries spread. Indexes are built afterwards, in one go.
 */
export async function vary(report: Report, url: string, size: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM library.publication`);
  const times = Math.ceil(size / (rows[0]?.count ?? 1)) - 1;
  const columns = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'library' AND table_name = 'publication' AND is_generated = 'NEVER' ORDER BY ordinal_position`,
  );
  const changed: Record<string, string> = {
    id: `regexp_replace(id, '-(\\d{4})-', '-' || (1900 + n) || '-')`,
    source_id: `source_id || '#' || n`,
    readers: `CASE n % 3 WHEN 0 THEN '{participant:DE-BMG}' ELSE readers END`,
    published_at: `published_at - n * interval '37 minutes'`,
    first_published_at: `first_published_at - n * interval '37 minutes'`,
  };
  const indexes = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE schemaname = 'library' AND tablename = 'publication' AND indexname <> 'pk_publication'`,
  );
  for (const { name } of indexes.rows) await client.query(`DROP INDEX library.${name}`);
  const names = columns.rows.map(({ name }) => name);
  await client.query(
    `INSERT INTO library.publication (${names.join(', ')})
     SELECT ${names.map((name) => changed[name] ?? name).join(', ')} FROM library.publication CROSS JOIN generate_series(1, ${times}) n
     LIMIT ${size - (rows[0]?.count ?? 0)}`,
  );
  report.progress(`made ${size} records of ${rows[0]?.count}`);
  await client.query(`SET maintenance_work_mem = '512MB'`);
  for (const { definition } of indexes.rows) await client.query(definition);
  report.progress('built the indexes');
  await client.end();
}
