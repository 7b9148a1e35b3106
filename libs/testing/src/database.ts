import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createDataSource, Database, migrate, type AppSchema } from '#database';

/**
 * A real database per test file, cheaply: the schemas asked for are migrated once into a template, which every file
 * clones. The server is started by test/global-setup.ts, or is the one TEST_DATABASE_URL names.
 */
export interface TestDatabase {
  url: string;
  /** an app's door to it, closed by drop() */
  of(schema: AppSchema): Promise<Database>;
  drop(): Promise<void>;
}

const TEMPLATE_LOCK = 0x00c0_7e57;

export async function testDatabase(schemas: readonly AppSchema[]): Promise<TestDatabase> {
  const server = serverUrl();
  const template = await templateOf(server, schemas);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const url = withDatabase(server, name);
  const opened: Database[] = [];
  return {
    url,
    of: async (schema) => {
      const database = new Database(await createDataSource(schema, { url, pool: 5 }).initialize());
      opened.push(database);
      return database;
    },
    drop: async () => {
      for (const database of opened) if (database.source.isInitialized) await database.source.destroy();
      await asAdmin(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

async function templateOf(server: string, schemas: readonly AppSchema[]): Promise<string> {
  const source = schemas.map((s) => s.name + s.migrations.map(String).join('')).join('');
  const name = `template_${createHash('sha256').update(source).digest('hex').slice(0, 16)}`;
  await asAdmin(server, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    await client.query(`DROP DATABASE IF EXISTS ${name}_making WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}_making`);
    await migrate(withDatabase(server, `${name}_making`), schemas);
    await client.query(`ALTER DATABASE ${name}_making RENAME TO ${name}`);
  });
  return name;
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('No PostgreSQL for tests: run them through `npm test`, which starts one.');
  return url;
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function asAdmin<T>(server: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: withDatabase(server, 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
