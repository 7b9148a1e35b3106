// A process id alone names nobody for long: numbers are used again after a crash or a reboot. Together with the moment
// of birth it names one process for ever.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** Stands for the birth of a process that runs, but whose birth this user or this system does not tell. */
export const untold = 'untold';

/** What distinguishes this process from every other with its number; undefined when it does not run. */
export async function birthOf(pid: number): Promise<string | undefined> {
  if (!exists(pid)) return undefined;
  if (process.platform === 'linux') {
    // field 22 counts clock ticks since boot; the name, field 2, may contain spaces and brackets
    const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (line === undefined) return exists(pid) ? untold : undefined; // hidden from us by hidepid
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    return `${boot.trim()}/${fields[19]}`;
  }
  if (process.platform === 'win32') return untold;
  return new Promise((resolve) => {
    execFile(
      'ps',
      ['-o', 'lstart=', '-p', String(pid)],
      { env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } },
      (error, out) => resolve(error ? undefined : out.trim()),
    );
  });
}

/** Whether a process with this number runs, whoever it belongs to; one that only waits to be reaped does not. */
export async function isRunning(pid: number): Promise<boolean> {
  return (await birthOf(pid)) !== undefined;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
