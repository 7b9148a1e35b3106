import { existsSync, mkdirSync, chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphql } from 'graphql';
import { Client } from 'pg';
import { AccessModule, accessSchema, actorFor, ANONYMOUS } from '#access';
import { Database, migrate, startEmbeddedPostgres } from '#database';
import { subgraphContext, SubgraphSchemas, SubgraphSchemasModule } from '#graphql';
import {
  Concepts,
  ImportService,
  LibraryModule,
  librarySchema,
  SearchIndex,
  SearchWords,
  TOPICS,
  type ImportItem,
} from '#library';
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
  close(): Promise<void>;
}

/** A copy of the database with the real records, for a bench that starts a whole node on it; made anew when those are. */
export async function copyOfReal(report: Report, data: string, name: string): Promise<string> {
  const { folder, url: real } = await keptServer();
  await loadReal(report, real, data, join(folder, 'edition'));
  const mark = join(folder, `edition-${name}`);
  if (!isOfToday(mark)) {
    rmSync(mark, { force: true });
    await statements(real, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `CREATE DATABASE ${name} TEMPLATE comity`);
    writeFileSync(mark, edition);
  }
  return Object.assign(new URL(real), { pathname: `/${name}` }).href;
}

async function keptServer(): Promise<{ folder: string; url: string }> {
  const folder = join(tmpdir(), 'comity-bench-search-real');
  if (!isOfToday(join(folder, 'edition'))) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  atEnd(() => server.stop());
  return { folder, url: server.url };
}

/** Counts up when what is loaded, or how it is indexed, changes: what was kept of before is thrown away. */
const EDITION = 1;

/**
 * The real records, and with `size` as many as that made of them, kept between runs in a folder under the machine's
 * temporary one, in a database for each size: loading takes minutes. Kept ones are brought up to date by newer migrations.
 */
export async function benchLibrary(report: Report, data: string, size: number | null): Promise<BenchLibrary> {
  const { folder, url: real } = await keptServer();
  const url = size ? await madeOf(report, real, data, folder, size) : real;
  if (!size) await loadReal(report, real, data, join(folder, 'edition'));
  const library = await openLibrary(url);
  const rows = await library.db.query<{ id: string; source_id: string }>(
    `SELECT id, source_id FROM library.publication`,
  );
  return {
    ...library,
    url,
    postgres: await postgresVersion(url),
    records: rows.length,
    ids: new Map(rows.map((row) => [row.source_id, row.id])),
  };
}

const migrations = librarySchema.migrations.map(({ name }) => name);
const edition = `${EDITION} ${migrations.join()}`;

/** Migrations may have been added since. */
function isOfToday(mark: string): boolean {
  const [number, names = ''] = existsSync(mark) ? readFileSync(mark, 'utf8').split(' ') : [];
  return number === String(EDITION) && names.split(',').every((name) => migrations.includes(name));
}

async function loadReal(report: Report, url: string, data: string, mark: string): Promise<void> {
  await migrate(url, [messagingSchema, accessSchema, librarySchema]);
  if (!existsSync(mark)) {
    const { service, close } = await openLibrary(url);
    await load(report, service.app.get(ImportService, { strict: false }), data);
    await close();
  }
  await settle(report, url, mark);
}

/** A copy of the database with the real ones, and then many more. */
async function madeOf(report: Report, real: string, data: string, folder: string, size: number): Promise<string> {
  const name = `made_${size}`;
  const mark = join(folder, `edition-${name}`);
  const url = Object.assign(new URL(real), { pathname: `/${name}` }).href;
  if (!isOfToday(mark)) {
    await loadReal(report, real, data, join(folder, 'edition'));
    rmSync(mark, { force: true });
    await statements(real, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `CREATE DATABASE ${name} TEMPLATE comity`);
    const { service, close } = await openLibrary(url);
    const topics = TOPICS.entries.filter(({ assignable }) => assignable).map(({ code }) => code);
    await vary(report, url, size, service.app.get(SearchIndex, { strict: false }), topics);
    await close();
  }
  await migrate(url, [messagingSchema, accessSchema, librarySchema]);
  await settle(report, url, mark);
  return url;
}

/** What jobs do sooner or later: words are learnt for suggestions, old records worked over, statistics taken. */
async function settle(report: Report, url: string, mark: string): Promise<void> {
  const { service, db, close } = await openLibrary(url);
  const words = new SearchWords(
    db,
    service.app.get(SearchIndex, { strict: false }),
    service.app.get(Concepts, { strict: false }),
  );
  const learnt = await words.learn();
  if (learnt > 0) report.progress(`learnt the words of ${learnt} records`);
  await close();
  if (learnt === 0 && existsSync(mark) && readFileSync(mark, 'utf8') === edition) return;
  await statements(url, 'VACUUM ANALYZE');
  writeFileSync(mark, edition);
}

export async function openLibrary(url: string): Promise<OpenLibrary> {
  const service = await startService({
    name: 'bench',
    environment: benchEnvironment({ DATABASE_URL: url, SEED: 'none', PUBLIC_URL: 'https://comity.example' }),
    modules: () => [SubgraphSchemasModule, AccessModule, LibraryModule],
  });
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= service.close());
  atEnd(close);
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
    close,
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

async function statements(url: string, ...all: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const sql of all) await client.query(sql);
  await client.end();
}
