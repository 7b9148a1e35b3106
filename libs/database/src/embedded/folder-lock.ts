// One live process per data folder. Node has no flock, and a lock file that is deleted when stale can be deleted twice:
// the second time it is somebody's fresh one. So the file is never reused: each holder makes the next in a numbered row
// (`holder.7.json`), the highest number is the holder, and only a higher one removes a lower. Whoever comes late with a
// number that was passed meanwhile sees the higher one and steps back.
//
// Two containers that mount one folder do not see each other's processes, and each takes the other's lock for stale:
// mount a folder into one container at a time.
import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFolderInUse } from './errors.js';
import { birthOf, untold } from './process-birth.js';

interface Holder {
  pid: number;
  /** see process-birth.ts */
  birth: string;
  since: string;
  released?: boolean;
}

/** Takes the folder until `release`, or until this process dies. Throws DataFolderInUse. */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const since = new Date(Date.now() - process.uptime() * 1000).toISOString();
  const me: Holder = { pid: process.pid, birth: (await birthOf(process.pid)) ?? '', since };
  const draft = join(folder, `holder.${randomUUID()}.draft`);
  await writeFile(draft, JSON.stringify(me), { flush: true });
  try {
    for (;;) {
      const last = (await generations(folder)).at(-1) ?? 0;
      await refuseIfHeld(folder, last);
      const mine = last + 1;
      if (!(await linked(draft, file(folder, mine)))) continue;
      const all = await generations(folder);
      if (all.some((generation) => generation > mine)) {
        await rm(file(folder, mine), { force: true });
        continue;
      }
      for (const old of all.filter((generation) => generation < mine)) await rm(file(folder, old), { force: true });
      let released: Promise<void> | undefined;
      return { release: () => (released ??= release(folder, mine, me)) };
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function refuseIfHeld(folder: string, generation: number): Promise<void> {
  const text = await readFile(file(folder, generation), 'utf8').catch(() => '');
  let holder: Holder;
  try {
    holder = JSON.parse(text) as Holder;
  } catch {
    return; // gone, or cut short by a power failure: its writer is dead
  }
  if (holder.released) return;
  const birth = await birthOf(holder.pid);
  if (birth === undefined || (birth !== holder.birth && birth !== untold)) return;
  throw new DataFolderInUse(folder, holder.pid, new Date(holder.since));
}

// The file stays, marked: removing the highest number would let the row start again from below.
async function release(folder: string, generation: number, me: Holder): Promise<void> {
  const draft = join(folder, `holder.${randomUUID()}.draft`);
  try {
    await writeFile(draft, JSON.stringify({ ...me, released: true }));
    await rename(draft, file(folder, generation));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // the folder was deleted: nothing is held
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
  }
  // a file system without hard links: not atomic in content, and a half-written holder counts as dead
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function generations(folder: string): Promise<number[]> {
  const names = (await readdir(folder)).map((name) => /^holder\.(\d+)\.json$/.exec(name)?.[1]);
  return names
    .filter((name) => name !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
}

const file = (folder: string, generation: number) => join(folder, `holder.${generation}.json`);
