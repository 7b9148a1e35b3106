import { AsyncLocalStorage } from 'node:async_hooks';

/** What is being worked on: follows the work through awaits, so that every log line can say it. */
export interface Execution {
  requestId?: string;
  jobId?: string;
}

const storage = new AsyncLocalStorage<Execution>();

export const execution = {
  current: (): Execution => storage.getStore() ?? {},
  run: <T>(store: Execution, work: () => T): T => storage.run(store, work),
};
