import { existsSync, mkdirSync, chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphql } from 'graphql';
import { Client } from 'pg';
import { AccessModule, accessSchema, actorFor, ANONYMOUS } from '#access';
import { Database, migrate, startEmbeddedPostgres } from '#database';
import { subgraphContext, SubgraphSchemas, SubgraphSchemasModule } from '#graphql';
import { ImportService, LibraryModule, librarySchema, type ImportItem } from '#library';
import { messagingSchema } from '#messaging';
import { startService, type RunningService } from '#platform';
import { benchEnvironment } from '../environment.js';
import { postgresVersion } from '../postgres.js';
import type { Report } from '../report.js';
import { atEnd } from '../started.js';
import { corpus } from './corpus.js';
import { vary } from './vary.js';

export interface BenchLibrary extends OpenLibrary {
  url: string;
  postgres: string;
  records: number;
  /** ids of the library by the ids of the sources */
  ids: Map<string, string>;
}

/** The library's own graph in this process, asked as somebody without a name. */
export interface OpenLibrary {
  service: RunningService;
  db: Database;
  ask<T>(query: string, variables: Record<string, unknown>): Promise<T>;
  /** the statements sent since the last call */
  statements(): { sql: string; parameters: unknown[] }[];
}

/** Counts up when what is loaded, or how it is indexed, changes: what was kept of before is thrown away. */
const EDITION = 1;

/**
 * The real records, and with `size` as many as that made of them, kept between runs in a folder under the machine's
 * temporary one: loading takes minutes.
 */
export async function benchLibrary(report: Report, data: string, size: number | null): Promise<BenchLibrary> {
  const migrations = librarySchema.migrations.map(({ name }) => name).join();
  const edition = `${EDITION} ${migrations}`;
  const folder = join(tmpdir(), `comity-bench-search-${size ?? 'real'}`);
  const mark = join(folder, 'edition');
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== edition) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  atEnd(() => server.stop());
  await migrate(server.url, [messagingSchema, accessSchema, librarySchema]);
  const library = await openLibrary(server.url);
  const { service, db } = library;
  if (!existsSync(mark)) {
    await load(report, service.app.get(ImportService, { strict: false }), data);
    if (size) await vary(report, server.url, size);
    await analyse(server.url);
    writeFileSync(mark, edition);
  }
  const rows = await db.query<{ id: string; source_id: string }>(`SELECT id, source_id FROM library.publication`);
  return {
    ...library,
    url: server.url,
    postgres: await postgresVersion(server.url),
    records: rows.length,
    ids: new Map(rows.map((row) => [row.source_id, row.id])),
  };
}

export async function openLibrary(url: string): Promise<OpenLibrary> {
  const service = await startService({
    name: 'bench',
    environment: benchEnvironment({ DATABASE_URL: url, SEED: 'none', PUBLIC_URL: 'https://comity.example' }),
    modules: () => [SubgraphSchemasModule, AccessModule, LibraryModule],
  });
  atEnd(() => service.close());
  const schema = service.app.get(SubgraphSchemas).get('library');
  const db = service.app.get(Database, { strict: false });
  const sent: { sql: string; parameters: unknown[] }[] = [];
  const query = db.query.bind(db);
  db.query = (sql: string, parameters?: unknown[]) => {
    sent.push({ sql, parameters: parameters ?? [] });
    return query(sql, parameters);
  };
  return {
    service,
    db,
    statements: () => sent.splice(0),
    ask: async <T>(source: string, variableValues: Record<string, unknown>): Promise<T> => {
      const contextValue = subgraphContext({ actor: ANONYMOUS, requestId: 'bench', languages: ['en'] });
      const { data: answer, errors } = await graphql({ schema, source, variableValues, contextValue });
      if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
      return answer as T;
    },
  };
}

async function load(report: Report, importer: ImportService, data: string): Promise<void> {
  const byOwner = new Map<string, ImportItem[]>();
  for await (const { owner, item } of corpus(data)) {
    const items = byOwner.get(owner);
    if (items) items.push(item);
    else byOwner.set(owner, [item]);
  }
  for (const [owner, items] of byOwner) {
    const { published, bad } = await importer.publishAll(actorFor(owner, ['publisher'], 'bench'), each(items));
    report.progress(`${owner}: ${published} published, ${bad.length} refused ${bad[0] ? JSON.stringify(bad[0]) : ''}`);
  }
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

async function analyse(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('VACUUM ANALYZE library.publication');
  await client.end();
}
