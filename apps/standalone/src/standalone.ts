import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { developmentIssuer, type DevelopmentIssuer } from '#access';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#database';
import { ExchangeJobsModule, ExchangeModule } from '#exchange';
import { inProcess } from '#federation';
import { GatewayModule, type RequestContext } from '#gateway';
import { subgraphContext, SubgraphSchemas, SubgraphSchemasModule } from '#graphql';
import { LibraryModule } from '#library';
import { MessagingModule } from '#messaging';
import { environmentOrExit, environmentVariable, startService, type Environment, type RunningService } from '#platform';
import { RegistryModule } from '#registry';
import { findPort } from './port.js';
import { standaloneSecrets } from './secrets.js';

export interface Standalone {
  url: string;
  environment: Environment;
  issuer: DevelopmentIssuer;
  close(): Promise<void>;
}

/**
 * Everything in one process on an embedded PostgreSQL: for a laptop, a demonstration, tests. The same modules run apart
 * in docker-compose.yml; what differs is how the gateway calls the subgraphs and where the database comes from.
 */
export async function startStandalone(
  given: Record<string, string | undefined> = {},
  say: (line: string) => void = () => undefined,
): Promise<Standalone> {
  const folder = resolve(given['COMITY_DIR'] ?? environmentVariable('COMITY_DIR') ?? '.comity');
  mkdirSync(folder, { recursive: true });
  const keys = join(folder, 'keys');
  const issuer = await developmentIssuer(keys);
  const ownDatabase = given['DATABASE_URL'] ?? environmentVariable('DATABASE_URL');
  const postgres = ownDatabase ? null : await startDatabase(folder, say);
  try {
    const environment = await standaloneEnvironment(given, {
      folder,
      keys,
      issuer,
      databaseUrl: ownDatabase ?? (postgres as EmbeddedPostgres).url,
    });
    const service = await startService({ name: 'standalone', environment, modules: standaloneModules });
    return {
      url: service.url.replace('127.0.0.1', 'localhost'),
      environment,
      issuer,
      close: () => closeAll(service, postgres),
    };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

const standaloneModules = (): Parameters<typeof startService>[0]['modules'] extends (
  environment: Environment,
) => infer M
  ? M
  : never => [
  SubgraphSchemasModule,
  MessagingModule.forRoot({ runsJobs: true }),
  RegistryModule,
  LibraryModule,
  ExchangeModule,
  ExchangeJobsModule,
  GatewayModule.forRoot({
    transport: {
      inject: [SubgraphSchemas],
      useFactory: (schemas: SubgraphSchemas) =>
        inProcess((name) => schemas.get(name), {
          // Loaders live as long as one call to one subgraph, so a subscription's events never read from an old cache.
          contextOf: (context) => subgraphContext(context as RequestContext),
        }),
    },
  }),
];

async function startDatabase(folder: string, say: (line: string) => void): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), onLog: say });
}

interface Prepared {
  folder: string;
  keys: string;
  issuer: DevelopmentIssuer;
  databaseUrl: string;
}

async function standaloneEnvironment(
  given: Record<string, string | undefined>,
  prepared: Prepared,
): Promise<Environment> {
  const asked = given['PORT'] ?? environmentVariable('PORT');
  const port = await findPort(asked === undefined ? null : Number(asked));
  return environmentOrExit({
    defaults: {
      ...standaloneSecrets(prepared.keys),
      WEBHOOK_LOOPBACK: 'true',
      SEED: 'demonstration',
      LOG_FORMAT: 'pretty',
      LOG_LEVEL: 'warn',
      PUBLIC_URL: `http://localhost:${port}`,
      ACCESS_ISSUERS: JSON.stringify([prepared.issuer.options]),
    },
    given: { ...given, COMITY_DIR: prepared.folder, DATABASE_URL: prepared.databaseUrl, PORT: String(port) },
  });
}

/** The database goes last: everything else still writes while it hands back its work. */
async function closeAll(service: RunningService, postgres: EmbeddedPostgres | null): Promise<void> {
  try {
    await service.close();
  } finally {
    await postgres?.stop();
  }
}
