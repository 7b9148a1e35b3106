import { Client } from 'pg';
import { startStandalone } from '#standalone';
import { ownFolder } from '../postgres.js';

/** What a node loads at its first start. */
export async function seedDemonstration(databaseUrl: string): Promise<void> {
  const node = await startStandalone({
    COMITY_DIR: ownFolder(),
    DATABASE_URL: databaseUrl,
    PORT: '0',
    RUNS_JOBS: 'false',
    LOG_LEVEL: 'error',
    LOG_FORMAT: 'json',
  });
  await node.close();
}

/** Makes of the demonstration set a library of about the given size: the same records under other ids, a third of them narrowed. */
export async function multiplyRecords(databaseUrl: string, wanted: number): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM library.publication WHERE state = 'PUBLISHED'`,
  );
  const times = Math.ceil(wanted / Math.max(1, rows[0]?.count ?? 1));
  const columns = async (table: string): Promise<string[]> => {
    const found = await client.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_schema = 'library' AND table_name = $1 AND is_generated = 'NEVER'`,
      [table],
    );
    return found.rows.map(({ name }) => name);
  };
  const changed: Record<string, string> = {
    id: `left(id, length(id) - 6) || lpad((n + right(id, 6)::int * 1000)::text, 6, '0')`,
    publication_id: `left(publication_id, length(publication_id) - 6) || lpad((n + right(publication_id, 6)::int * 1000)::text, 6, '0')`,
    source_id: `source_id || '-' || n`,
    readers: `CASE n % 3 WHEN 0 THEN '{participant:DE-BMG}' WHEN 1 THEN '{network,participant:DE-BMG}' ELSE readers END`,
    search: `search || to_tsvector('simple', n::text)`,
    published_at: `published_at + n * interval '1 second'`,
    first_published_at: `first_published_at + n * interval '1 second'`,
  };
  for (const [table, condition] of [
    ['publication', `state = 'PUBLISHED'`],
    ['revision', `publication_id IN (SELECT id FROM library.publication WHERE state = 'PUBLISHED')`],
  ] as const) {
    const names = await columns(table);
    await client.query(
      `INSERT INTO library.${table} (${names.join(', ')})
       SELECT ${names.map((name) => changed[name] ?? name).join(', ')}
       FROM library.${table} CROSS JOIN generate_series(1, ${times}) n
       WHERE ${condition}`,
    );
  }
  await client.query('ANALYZE');
  const after = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM library.publication`);
  await client.end();
  return after.rows[0]?.count ?? 0;
}
