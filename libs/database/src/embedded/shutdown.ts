// How a server is asked to end. `fast` breaks connections and writes a checkpoint; `immediate` does not, and the next
// start recovers from the log; a server that is stuck in the kernel gets the last resort, with the same recovery.
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from './process-birth.js';

const steps = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 2_000],
] as const;

/** Asks the server to end, ever more firmly; false when it is still there after all that. */
export async function shutDown(pid: number, endsWithin: (patience: number) => Promise<boolean>): Promise<boolean> {
  for (const [signal, patience] of steps) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    if (await endsWithin(patience)) return true;
  }
  return false;
}

/** Waits for a process that is not our child. */
export async function strangerEnds(pid: number, patience: number): Promise<boolean> {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(25))
    if (!(await isRunning(pid))) return true;
  return !(await isRunning(pid));
}
