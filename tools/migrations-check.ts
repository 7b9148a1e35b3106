/**
 * `npm run migrations:check`: migrates an empty database from nothing for every schema, then asks what the entities say
 * and the tables do not. A column that was added to an entity without a migration ends here, not in production.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessSchema } from '#access';
import { drift, migrate, startEmbeddedPostgres } from '#database';
import { exchangeSchema } from '#exchange';
import { librarySchema } from '#library';
import { messagingSchema } from '#messaging';
import { registrySchema } from '#registry';

const schemas = [accessSchema, messagingSchema, registrySchema, librarySchema, exchangeSchema];
const folder = mkdtempSync(join(tmpdir(), 'comity-migrations-'));
const server = await startEmbeddedPostgres({ dataDir: folder, durable: false });
const faults: string[] = [];
try {
  const run = await migrate(server.url, schemas);
  const again = await migrate(server.url, schemas);
  faults.push(...again.map((name) => `${name} ran twice: two migrations have one name, or one does not record itself`));
  for (const schema of schemas) {
    const missing = await drift(server.url, schema);
    faults.push(...missing.map((statement) => `${schema.name} has no migration for: ${statement}`));
  }
  process.stdout.write(`${run.map((name) => `  ${name}`).join('\n')}\n`);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exit(1);
process.stdout.write(`migrations: ${schemas.length} schemas from nothing, no drift\n`);
