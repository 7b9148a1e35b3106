import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { developmentIssuer, type DevelopmentIssuer } from '#access';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#database';
import { environmentVariable, readEnvironment, startService, type Environment, type RunningService } from '#platform';
import { isLoopback, mayDemonstrateSignIn } from './identity-provider/allowed.js';
import { issuerOptions } from './identity-provider/options.js';
import { standaloneModules } from './modules.js';
import { removeNodeFile, writeNodeFile } from './node-file.js';
import { findPort } from './port.js';
import { standaloneSecrets } from './secrets.js';

export interface Standalone {
  url: string;
  environment: Environment;
  issuer: DevelopmentIssuer;
  close(): Promise<void>;
}

type Given = Partial<Record<keyof Environment, string>>;

/**
 * Everything in one process on an embedded PostgreSQL: for a laptop, a demonstration, tests. The same modules run apart
 * in docker-compose.yml; what differs is how the gateway calls the subgraphs and where the database comes from.
 * @param given wins over the environment
 */
export async function startStandalone(
  given: Given = {},
  say: (line: string) => void = () => undefined,
): Promise<Standalone> {
  const asked = (name: keyof Environment): string | undefined => given[name] ?? environmentVariable(name);
  const folder = resolve(asked('COMITY_DIR') ?? '.comity');
  mkdirSync(folder, { recursive: true });
  const issuer = await developmentIssuer(join(folder, 'keys'));
  const port = await findPort(asked('PORT') === undefined ? null : Number(asked('PORT')));
  const publicUrl = asked('PUBLIC_URL') ?? `http://localhost:${port}`;
  const demonstrates = mayDemonstrateSignIn({
    nodeEnv: asked('NODE_ENV'),
    seed: asked('SEED'),
    host: asked('HOST'),
    insisted: asked('COMITY_DEMONSTRATION_SIGN_IN') === 'true',
  });
  const database = await findDatabase(folder, asked('DATABASE_URL'), say);
  try {
    const environment = readEnvironment({
      defaults: {
        ...standaloneSecrets(join(folder, 'keys')),
        // For receivers on the same laptop; a node that others reach must not be led to its own local services.
        WEBHOOK_LOOPBACK: String(isLoopback(asked('HOST') ?? '127.0.0.1')),
        SEED: 'demonstration',
        LOG_FORMAT: 'pretty',
        LOG_LEVEL: 'warn',
        PUBLIC_URL: publicUrl,
        ACCESS_ISSUERS: JSON.stringify([issuer.options, ...(demonstrates ? [issuerOptions(publicUrl)] : [])]),
      },
      given: { ...given, COMITY_DIR: folder, DATABASE_URL: database.url, PORT: String(port) },
    });
    const service = await startService({
      name: 'standalone',
      isPublic: true,
      environment,
      modules: standaloneModules,
    });
    const url = service.url.replace('127.0.0.1', 'localhost');
    writeNodeFile(folder, { url, databaseUrl: database.url, pid: process.pid });
    return { url, environment, issuer, close: () => closeAll(folder, service, database) };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Somebody else's PostgreSQL when DATABASE_URL names one, else our own in the folder. */
async function findDatabase(
  folder: string,
  url: string | undefined,
  say: (line: string) => void,
): Promise<Pick<EmbeddedPostgres, 'url' | 'stop'>> {
  if (url) return { url, stop: async () => undefined };
  return startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), onLog: say });
}

/** The database goes last: everything else still writes while it hands back its work. */
async function closeAll(
  folder: string,
  service: RunningService,
  database: Pick<EmbeddedPostgres, 'stop'>,
): Promise<void> {
  try {
    await service.close();
  } finally {
    removeNodeFile(folder);
    await database.stop();
  }
}
