import { DataSource } from 'typeorm';
import type { AppSchema } from './app-schema.js';
import { SnakeNaming } from './naming.js';

export interface ConnectionOptions {
  url: string;
  /** most connections in the pool; default 10 */
  pool?: number;
}

export function createDataSource(schema: AppSchema, { url, pool = 10 }: ConnectionOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: schema.name,
    entities: schema.entities,
    migrations: schema.migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    applicationName: `comity-${schema.name}`,
    synchronize: false,
    installExtensions: false,
    extra: { max: pool, statement_timeout: 60_000, idle_in_transaction_session_timeout: 60_000 },
  });
}
