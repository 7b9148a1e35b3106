// PostgreSQL refuses to run as uid 0. Started by root, in a container or on a server, it runs as `nobody`, which exists
// everywhere, so that no system user has to be created. A cluster that already belongs to somebody else keeps its owner.
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';

/** Whom the server runs as; undefined: ourselves. */
export type Account = { uid: number; gid: number } | undefined;

/** The account for a cluster, or for a new one where `cluster` does not exist yet. */
export async function accountFor(cluster: string): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, , uid, gid] = /^nobody:.*$/m.exec(passwd)?.[0].split(':') ?? [];
  // macOS lists nobody as -2, which the system calls want as an unsigned number
  return uid && gid ? { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 } : { uid: 65534, gid: 65534 };
}

/**
 * What the server's programs see of our environment: nothing that could change what they do (PGDATA, PGTZ, LANG…).
 * Windows needs its own variables to start anything at all.
 */
export const cleanEnvironment: NodeJS.ProcessEnv | undefined =
  process.platform === 'win32' ? undefined : { LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin', TZ: 'UTC' };

/** How a program ended; `code` is null when it could not be started. */
export interface Ended {
  code: number | null;
  output: string;
}

/** Runs a program to its end as the account, and says how it ended instead of throwing. */
export function runAs(account: Account, program: string, args: string[], input = ''): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { ...account, cwd: '/', env: cleanEnvironment, maxBuffer: 1 << 24, windowsHide: true };
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : null) : 0;
      resolve({ code, output: [stdout, stderr, code === null && error?.message].filter(Boolean).join('\n') });
    });
    child.stdin?.on('error', () => undefined).end(input);
  });
}

/** Whether the account can enter and write a folder: asked of the system, which knows about ACLs and mounts. */
export async function canWrite(account: Account, folder: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  return (await runAs(account, '/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder])).code === 0;
}
