import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Left in the folder while the node runs, so that tools on the same machine (import, demo) find it. 0600: it holds the database's password. */
export interface NodeFile {
  url: string;
  databaseUrl: string;
  pid: number;
}

const fileOf = (folder: string): string => join(folder, 'node.json');

export function writeNodeFile(folder: string, node: NodeFile): void {
  const file = fileOf(folder);
  writeFileSync(`${file}.${node.pid}`, JSON.stringify(node), { mode: 0o600 });
  renameSync(`${file}.${node.pid}`, file);
}

export const removeNodeFile = (folder: string): void => rmSync(fileOf(folder), { force: true });

/** The node that runs on this folder, or null when none does (a killed one leaves its file behind). */
export function runningNode(folder: string): NodeFile | null {
  const file = fileOf(folder);
  if (!existsSync(file)) return null;
  const node = JSON.parse(readFileSync(file, 'utf8')) as NodeFile;
  try {
    process.kill(node.pid, 0);
    return node;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? node : null;
  }
}
