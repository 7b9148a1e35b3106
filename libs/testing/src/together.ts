import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from './database.js';
import { issuerIn, METRICS_TOKEN, Network, networkFolder, removeFolder, untilReady, type Member } from './network.js';
import { Program } from './program.js';

export interface TogetherOptions {
  /** a test database of its own (the default), or the server that it brings along, in its folder */
  database?: 'test' | 'embedded';
  /** an earlier one's, which is then kept */
  folder?: string;
  environment?: Record<string, string>;
}

/** The whole network as the one process that `npm start` starts. Its name is `standalone`. */
export async function startTogether({
  database = 'test',
  folder: given,
  environment = {},
}: TogetherOptions = {}): Promise<Network> {
  const folder = given ?? networkFolder();
  const own = database === 'test' ? await testDatabase([]) : null;
  const standalone = standaloneIn(folder, {
    SEED: 'reference',
    METRICS_TOKEN,
    CANARY_SECONDS: '0',
    ...(own ? { DATABASE_URL: own.url } : {}),
    ...environment,
  });
  standalone.program.start();
  const cleanUp = (): Promise<void> => removeAll(given ? null : folder, own);
  try {
    await untilReady(standalone);
  } catch (error) {
    await standalone.program.end('SIGTERM', 8000);
    await cleanUp();
    throw error;
  }
  const { url, databaseUrl } = nodeFile(folder);
  return new Network(url, databaseUrl, folder, await issuerIn(folder), new Map([['standalone', standalone]]), cleanUp);
}

/** Not started yet. It takes another port each time, which it writes into its folder. */
export function standaloneIn(
  folder: string,
  environment: Record<string, string>,
  user?: { uid: number; gid: number },
): Member & { program: Program } {
  const program = new Program({
    name: 'standalone',
    entry: 'dist/apps/standalone/src/main.js',
    environment: { COMITY_DIR: folder, PORT: '0', LOG_LEVEL: 'warn', LOG_FORMAT: 'json', ...environment },
    ...(user ? { user } : {}),
  });
  const address = (): string => {
    const { url, pid } = nodeFile(folder);
    if (pid !== program.pid) throw new Error(`node.json is still that of process ${pid}`);
    return url;
  };
  return { program, address };
}

export const nodeFile = (folder: string): { url: string; databaseUrl: string; pid: number } =>
  JSON.parse(readFileSync(join(folder, 'node.json'), 'utf8')) as { url: string; databaseUrl: string; pid: number };

async function removeAll(folder: string | null, database: TestDatabase | null): Promise<void> {
  await database?.drop();
  if (folder) removeFolder(folder);
}
