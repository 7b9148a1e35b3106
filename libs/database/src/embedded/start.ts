import { access, constants, mkdir, realpath } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { accountFor } from './account.js';
import { binariesFor } from './binaries.js';
import { placeForCluster } from './cluster-place.js';
import { ensureCluster, superuser } from './cluster.js';
import { PortTaken } from './errors.js';
import { lockFolder } from './folder-lock.js';
import { hostFolder, type HostFolder } from './host-folder.js';
import { stopLeftover } from './leftover.js';
import { calm } from './log-lines.js';
import { freePort, holderOf, isFree, rememberedPort, rememberPort } from './port.js';
import { launch, StartFailed, type Postmaster } from './postmaster.js';
import { serverArguments } from './settings.js';

/** A running server; see index.ts for what each option means. */
export interface EmbeddedPostgres {
  /** postgres:// URL with user, password, host 127.0.0.1, port, database */
  url: string;
  port: number;
  pid: number;
  /** Fast shutdown; may be called again. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** folder, created if absent; the cluster lives in it */
  dataDir: string;
  /** asked for; without it a free one is chosen and remembered in the folder */
  port?: number;
  /** default 'comity', created if absent */
  database?: string;
  /** false: fsync, synchronous_commit and full_page_writes off, for tests */
  durable?: boolean;
  onLog?(line: string): void;
  /** settings of postgresql.conf, over ours */
  settings?: Record<string, string>;
}

/** Starts the server, with what it needs outside the data folder in `host`. */
export async function start(options: EmbeddedOptions, host: HostFolder = hostFolder): Promise<EmbeddedPostgres> {
  const { database = 'comity' } = options;
  const onLog = calm((line) => options.onLog?.(line));
  await mkdir(options.dataDir, { recursive: true });
  const folder = await realpath(options.dataDir);
  await access(folder, constants.W_OK | constants.X_OK).catch((cause: unknown) => {
    throw new Error(`this user may not write in the data folder ${folder}: start as its owner`, { cause });
  });
  const lock = await lockFolder(folder);
  let server: (Postmaster & { port: number }) | undefined;
  try {
    const prepared = await prepare(folder, options, host, onLog);
    server = await startOnPort(folder, prepared, options, onLog);
    const url = (name: string) =>
      `postgres://${superuser}:${prepared.password}@127.0.0.1:${server?.port}/${encodeURIComponent(name)}`;
    await ensureDatabase(url('postgres'), database);
    const { pid, port, stop } = server;
    return { url: url(database), port, pid, stop: () => stop().then(lock.release) };
  } catch (error) {
    await server?.stop().catch((fault: Error) => onLog(fault.message));
    await lock.release();
    throw error;
  }
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

async function prepare(folder: string, options: EmbeddedOptions, host: HostFolder, onLog: (line: string) => void) {
  const account = await accountFor(`${folder}/cluster`);
  const binaries = await binariesFor(account, host, onLog);
  const { durable = true } = options;
  const place = await placeForCluster(folder, account, host, durable, onLog);
  const cluster = await ensureCluster({ folder, place, account, binaries, durable, onLog });
  await stopLeftover(cluster.path, onLog);
  return { ...cluster, account, postgres: binaries.postgres };
}

async function startOnPort(
  folder: string,
  prepared: Prepared,
  options: EmbeddedOptions,
  onLog: (line: string) => void,
) {
  const { path: cluster, account, postgres } = prepared;
  const patience = Date.now() + 15_000;
  for (;;) {
    const port = options.port ?? (await choosePort(folder, onLog));
    if (options.port !== undefined && !(await isFree(port))) throw new PortTaken(port, await holderOf(port));
    const args = serverArguments(cluster, port, options.durable ?? true, options.settings);
    try {
      const server = await launch({ postgres, args, cluster, account, onLog });
      if (options.port === undefined) await rememberPort(folder, port);
      return { ...server, port };
    } catch (error) {
      if (!(error instanceof StartFailed) || Date.now() > patience) throw error;
      if (error.portTaken) {
        // between the probe and the server somebody else came
        if (options.port !== undefined) throw new PortTaken(port, await holderOf(port));
      } else if (error.stillEnding) await sleep(200);
      else throw error;
    }
  }
}

async function choosePort(folder: string, onLog: (line: string) => void): Promise<number> {
  const former = await rememberedPort(folder);
  if (former === undefined) return freePort();
  if (await isFree(former)) return former;
  const port = await freePort();
  onLog(`port ${former}, used before, is taken by ${(await holderOf(former)) ?? 'another process'}: using ${port}`);
  return port;
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
