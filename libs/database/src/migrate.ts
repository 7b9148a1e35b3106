import { Client } from 'pg';
import type { AppSchema } from './app-schema.js';
import { createDataSource } from './data-source.js';

/** One number for all of Comity: whoever migrates holds this advisory lock, so that processes starting together take turns. */
const MIGRATION_LOCK = 0x00c0_117e;

/** Brings the given schemas to their newest migration, in the order given. Safe to call from every process at start. */
export async function migrate(url: string, schemas: readonly AppSchema[]): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: 'comity-migrate' });
  await client.connect();
  const done: string[] = [];
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    for (const schema of schemas) {
      await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema.name}"`);
      const source = createDataSource(schema, { url, pool: 1 });
      await source.initialize();
      try {
        done.push(...(await source.runMigrations()).map((m) => `${schema.name}: ${m.name}`));
      } finally {
        await source.destroy();
      }
    }
  } finally {
    await client.end();
  }
  return done;
}

/** What the entities say and the migrated database does not: an empty list, or the statements that are missing. */
export async function drift(url: string, schema: AppSchema): Promise<string[]> {
  const source = createDataSource(schema, { url, pool: 1 });
  await source.initialize();
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries.map((q) => q.query);
  } finally {
    await source.destroy();
  }
}

/** Migrations that are known here and not yet in the database. */
export async function pendingMigrations(source: ReturnType<typeof createDataSource>): Promise<boolean> {
  return source.showMigrations();
}
