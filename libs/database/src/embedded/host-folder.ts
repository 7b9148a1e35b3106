// A place of our own on this machine, outside the data folder, that another account can reach. Needed when root starts
// us in a folder only root can read, and when the installed binaries cannot be used where they lie.
import { chmod, lstat, mkdir } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Finds the place; one in the temporary folder is not `lasting`, it may be swept away. Tests give one of their own. */
export type HostFolder = () => Promise<{ path: string; lasting: boolean }>;

/** The first of our places that can be made. */
export const hostFolder: HostFolder = async () => {
  const uid = process.getuid?.() ?? 0;
  const places = [
    { path: uid === 0 ? '/var/lib/comity' : join(homedir(), '.local', 'share', 'comity'), lasting: true },
    { path: join(tmpdir(), `comity-${uid}`), lasting: false },
  ];
  for (const place of places) {
    if (await isOurs(place.path, uid).catch(() => false)) return place;
  }
  throw new Error(`no folder for the database server could be made: tried ${places.map((p) => p.path).join(' and ')}`);
};

// Whoever can write here could replace the server's program, so a folder made by somebody else is not taken.
async function isOurs(path: string, uid: number): Promise<boolean> {
  await mkdir(path, { recursive: true, mode: 0o755 });
  const found = await lstat(path);
  if (!found.isDirectory() || (process.getuid && (found.uid !== uid || found.mode & 0o022))) return false;
  if (process.getuid && (found.mode & 0o055) !== 0o055) await chmod(path, 0o755);
  return true;
}
