// The cluster: PostgreSQL's own folder, made once by initdb. It is made under another name and renamed when it is whole,
// so one that was interrupted half-way is never mistaken for a database.
//
// Text: UTF8 with the built-in C.UTF-8 locale, whatever LANG says: LANG=C would give an SQL_ASCII cluster, and indexes on
// the built-in locale stay valid when the machine's libraries change. Order by `COLLATE "und-x-icu"` where people read it.
// The character classes come from the C library all the same, and pg_trgm needs them: under LC_CTYPE=C it finds no
// letters in ประเทศไทย and half of them in Việt.
import { randomBytes, randomUUID } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runAs, type Account } from './account.js';
import type { Binaries } from './binaries.js';

/** The database user that a cluster is made with. */
export const superuser = 'comity';

export interface ClusterRequest {
  /** the data folder, which keeps the password */
  folder: string;
  /** where the cluster lies, see cluster-place.ts */
  place: string;
  account: Account;
  binaries: Binaries;
  durable: boolean;
  onLog(line: string): void;
}

/** Makes the cluster unless it is there. */
export async function ensureCluster(request: ClusterRequest): Promise<{ path: string; password: string }> {
  const path = join(request.place, 'cluster');
  await removeUnfinished(request.place);
  const made = await readFile(join(path, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new Error(`the cluster in ${path} cannot be read by this user: start as the user who made it`, {
      cause: error,
    });
  });
  const password = await passwordOf(request.folder, made !== undefined);
  if (made === undefined) await initialise(request, path, password);
  else if (Number(made) !== Number.parseInt(request.binaries.version)) {
    throw new Error(
      `${path} was made by PostgreSQL ${made.trim()} and this is ${request.binaries.version}: dump it with the former and restore it into a new folder`,
    );
  }
  return { path, password };
}

async function passwordOf(folder: string, required: boolean): Promise<string> {
  const path = join(folder, 'password');
  const kept = (
    await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    })
  ).trim();
  if (kept) return kept;
  if (required) throw new Error(`${path} is missing, and the cluster beside it was made with it: restore that file`);
  const password = randomBytes(24).toString('base64url');
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${password}\n`, { mode: 0o600, flush: true });
  await rename(draft, path);
  return password;
}

async function initialise(
  { place, account, binaries, durable, onLog }: ClusterRequest,
  path: string,
  password: string,
): Promise<void> {
  const draft = join(place, `cluster-${randomUUID()}.draft`);
  const data = join(draft, 'data');
  const passwordFile = join(draft, 'password');
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) for (const each of [passwordFile, draft]) await chown(each, account.uid, account.gid);
  const args = [
    `--pgdata=${data}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  let ended;
  for (const letters of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    ended = await runAs(account, binaries.initdb, [...args, `--lc-ctype=${letters}`]);
    if (!/invalid locale name/.test(ended.output)) {
      if (letters === 'C') onLog('this machine has no UTF-8 locale: similarity search will miss letters outside ASCII');
      break;
    }
  }
  if (ended?.code !== 0) {
    await rm(draft, { recursive: true, force: true });
    const nameless = /could not look up effective user/.test(ended?.output ?? '');
    throw new Error(
      `initdb failed: ${ended?.output.trim()}` +
        (nameless ? ' (PostgreSQL runs as no user without a name: give this one a line in /etc/passwd)' : ''),
    );
  }
  await rm(path, { recursive: true, force: true }); // an empty folder, or one without PG_VERSION
  await rename(data, path);
  await rm(draft, { recursive: true, force: true });
}

async function removeUnfinished(place: string): Promise<void> {
  for (const name of await readdir(place).catch(() => [])) {
    if (/^cluster-.*\.draft$/.test(name))
      await rm(join(place, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
