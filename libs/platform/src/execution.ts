import { AsyncLocalStorage } from 'node:async_hooks';

/** What is being worked on: follows the work through awaits, so that every log line can say it. */
export interface Execution {
  requestId?: string;
  jobId?: string;
  /** what should be done, if it does not take long, before the answer goes out */
  beforeAnswer?: Promise<unknown>[];
}

const storage = new AsyncLocalStorage<Execution>();

export const execution = {
  current: (): Execution => storage.getStore() ?? {},
  run: <T>(store: Execution, work: () => T): T => storage.run(store, work),
  /** Makes the answer of the request in hand, if there is one, wait for this. */
  holdAnswer: (work: Promise<unknown>): void => {
    const current = storage.getStore();
    if (current) (current.beforeAnswer ??= []).push(work);
  },
  /** Resolves when all of it is done, or the time is over; null when there is nothing to wait for. */
  readyToAnswer: (withinMs: number): Promise<void> | null => {
    const held = storage.getStore()?.beforeAnswer;
    return held ? allOf(held, withinMs) : null;
  },
};

async function allOf(held: readonly Promise<unknown>[], withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise((resolve) => (timer = setTimeout(resolve, withinMs)));
  await Promise.race([Promise.allSettled(held), over]);
  clearTimeout(timer);
}
