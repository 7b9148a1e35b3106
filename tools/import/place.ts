import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { startEmbeddedPostgres } from '#database';
import { SubgraphSchemasModule } from '#graphql';
import { ExportService, ImportService, LibraryModule } from '#library';
import { configureLogging, NestLogger, PlatformModule, readEnvironment, type Environment } from '#platform';
import { runningNode, standaloneSecrets } from '#standalone';

/** Where records go: the database that DATABASE_URL names, that of the node which runs on the folder, or the folder's own. */
export interface Place {
  /** for the eye */
  name: string;
  /** of the node that runs on the folder */
  nodeUrl: string | null;
  databaseUrl: string;
  close(): Promise<void>;
}

export async function findPlace(dir: string, databaseUrl: string | undefined): Promise<Place> {
  const folder = resolve(dir);
  const close = async (): Promise<void> => undefined;
  if (databaseUrl) return { name: 'the database of DATABASE_URL', nodeUrl: null, databaseUrl, close };
  const node = runningNode(folder);
  if (node) return { name: `the node at ${node.url}`, nodeUrl: node.url, databaseUrl: node.databaseUrl, close };
  mkdirSync(folder, { recursive: true });
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  return {
    name: `the embedded database in ${folder}; a node that starts there takes the changes up`,
    nodeUrl: null,
    databaseUrl: server.url,
    close: () => server.stop(),
  };
}

export interface Library {
  imports: ImportService;
  exports: ExportService;
  close(): Promise<void>;
}

/** The library without its doors: no HTTP, no jobs. */
export async function openLibrary(databaseUrl: string, dir: string): Promise<Library> {
  const folder = resolve(dir);
  const environment = readEnvironment({
    defaults: { ...standaloneSecrets(join(folder, 'keys')), LOG_LEVEL: 'error', LOG_FORMAT: 'pretty' },
    given: { DATABASE_URL: databaseUrl, COMITY_DIR: folder, SEED: 'none' },
  });
  configureLogging({ level: environment.LOG_LEVEL, format: environment.LOG_FORMAT, service: 'import' });
  const app = await NestFactory.createApplicationContext(root(environment), {
    logger: new NestLogger(),
    abortOnError: false,
  });
  return {
    imports: app.get(ImportService, { strict: false }),
    exports: app.get(ExportService, { strict: false }),
    close: () => app.close(),
  };
}

function root(environment: Environment): new () => object {
  @Module({ imports: [PlatformModule.forRoot(environment), SubgraphSchemasModule, LibraryModule] })
  class ImportRoot {}
  return ImportRoot;
}
