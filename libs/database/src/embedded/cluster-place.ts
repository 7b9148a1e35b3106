// Where the cluster of a data folder lies. In the folder itself, as `cluster`, unless root starts us in a folder that the
// server's account cannot reach (a clone under /root). Then it lies in a place of ours on this machine, and `cluster` is a
// link to it, so that the next start finds it. The place remembers whose it is: a copied data folder must not share the
// cluster of the original, a moved one must keep it.
import { createHash } from 'node:crypto';
import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canWrite, type Account } from './account.js';
import type { HostFolder } from './host-folder.js';

/** The folder that holds (or will hold) `cluster`, writable for the server's account where it has to be. */
export async function placeForCluster(
  folder: string,
  account: Account,
  host: HostFolder,
  durable: boolean,
  onLog: (line: string) => void,
): Promise<string> {
  const link = join(folder, 'cluster');
  const linked = await readlink(link).catch(() => undefined);
  if (linked) {
    const place = dirname(linked);
    if (await belongsTo(folder, place)) {
      if (durable) await rm(join(place, 'disposable'), { force: true });
      return place;
    }
    // a link made by hand, to a larger disk
    const ours = await stat(join(place, 'data-folder')).catch(() => undefined);
    if (!ours && (await canWrite(account, link))) return folder;
    const there = await stat(place).catch(() => undefined);
    onLog(
      there
        ? `${link} leads to the cluster of the folder this one was copied from: this one gets its own, empty`
        : `the database that ${link} leads to is gone: this folder gets an empty one`,
    );
    await rm(link);
  } else if (await stat(link).catch(() => undefined)) {
    if (await canWrite(account, link)) return folder;
    throw new Error(
      `the cluster in ${folder} cannot be reached by uid ${account?.uid}: move the folder to where it was, or open its parents (chmod o+x)`,
    );
  }
  if (await canReach(folder, account)) return folder;
  const place = await placeElsewhere(folder, link, host, durable, onLog);
  onLog(`uid ${account?.uid} cannot reach ${folder}: the database lies in ${place}, and ${link} leads there`);
  return place;
}

// An empty folder given to us is ours to open; one that holds other things is left as it is.
async function canReach(folder: string, account: Account): Promise<boolean> {
  if (!account) return true;
  const before = await stat(folder);
  const opened = !(before.mode & 0o001) && before.uid === 0 && (await holdsOnlyOurs(folder));
  if (opened) await chmod(folder, before.mode | 0o011);
  const trial = join(folder, `cluster.trial-${process.pid}`);
  try {
    await mkdir(trial, { mode: 0o700 });
    await chown(trial, account.uid, account.gid);
    if (await canWrite(account, trial)) return true;
  } catch {
    // a file system that knows no owners, or root of another machine
  } finally {
    await rmdir(trial).catch(() => undefined);
  }
  if (opened) await chmod(folder, before.mode);
  return false;
}

async function holdsOnlyOurs(folder: string): Promise<boolean> {
  return (await readdir(folder)).every((name) => /^(holder\.|cluster|password$|port$)/.test(name));
}

async function placeElsewhere(
  folder: string,
  link: string,
  host: HostFolder,
  durable: boolean,
  onLog: (line: string) => void,
): Promise<string> {
  const { path, lasting } = await host();
  await clearOrphans(path, onLog);
  const place = await firstFree(join(path, createHash('sha256').update(folder).digest('hex').slice(0, 16)));
  await chmod(place, 0o711);
  // the record comes last: a place without one is not taken for an orphan
  await symlink(join(place, 'cluster'), link);
  if (!durable) await writeFile(join(place, 'disposable'), 'made with durable: false\n');
  await writeFile(join(place, 'data-folder'), `${folder}\n`);
  if (!lasting) onLog(`${place} is in a temporary folder: the database may not outlive a reboot`);
  return place;
}

// Whoever deletes a data folder leaves its cluster here. One that was made for tests is deleted. Another is not ours to
// delete: the data folder may be on a disk that is not mounted today.
async function clearOrphans(path: string, onLog: (line: string) => void): Promise<void> {
  for (const name of await readdir(path)) {
    const place = join(path, name);
    const owner = (await readFile(join(place, 'data-folder'), 'utf8').catch(() => undefined))?.trim();
    if (!owner || (await readlink(join(owner, 'cluster')).catch(() => undefined)) === join(place, 'cluster')) continue;
    if (await stat(join(place, 'disposable')).catch(() => undefined)) {
      await rm(place, { recursive: true, force: true }).catch(() => undefined);
    } else {
      onLog(`${place} holds a database whose data folder ${owner} is gone; delete it if nobody wants it back`);
    }
  }
}

async function firstFree(path: string): Promise<string> {
  for (let n = 1; ; n++) {
    const place = n === 1 ? path : `${path}-${n}`;
    try {
      await mkdir(place);
      return place;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

async function belongsTo(folder: string, place: string): Promise<boolean> {
  const record = join(place, 'data-folder');
  const owner = (await readFile(record, 'utf8').catch(() => undefined))?.trim();
  if (owner === undefined) return false;
  if (owner === folder) return true;
  // moved, if the former folder leads here no longer; copied, if it still does
  if ((await readlink(join(owner, 'cluster')).catch(() => undefined)) === join(place, 'cluster')) return false;
  await writeFile(`${record}.new`, `${folder}\n`);
  await rename(`${record}.new`, record);
  return true;
}
