import { Client } from 'pg';

/** What changes without anybody changing anything: who was refused is written down, how often somebody asked is counted, and words are gathered behind. */
const RESTLESS = [
  'access.session',
  'access.feed_link',
  'access.rate',
  'bullmq.',
  'exchange.delivery_tally',
  'queue.',
  'library.search_due',
  'library.search_word',
];

/** A digest of every table of the network, to tell whether anything was written. */
export async function digest(databaseUrl: string): Promise<Record<string, string>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT schemaname || '.' || tablename AS name FROM pg_tables
       WHERE schemaname IN ('registry', 'library', 'exchange', 'access') ORDER BY 1`,
    );
    const digests: Record<string, string> = {};
    for (const { name } of rows.filter((row) => !RESTLESS.some((prefix) => row.name.startsWith(prefix)))) {
      const found = await client.query<{ digest: string }>(
        `SELECT coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS digest FROM ${name} t`,
      );
      digests[name] = found.rows[0]?.digest ?? '';
    }
    return digests;
  } finally {
    await client.end();
  }
}
