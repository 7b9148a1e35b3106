import { Worker } from 'node:worker_threads';

export interface Asked {
  path: string;
  mediaType: string;
  mostPages: number;
  mostCharacters: number;
}

export interface Extracted {
  text: string;
  /** null where there are none to count */
  pages: number | null;
  /** there is more than was read */
  isCut: boolean;
}

export type Reading = Extracted | { reason: string };

export interface Limits {
  mostPages?: number;
  mostCharacters?: number;
  patienceMs?: number;
  megabytes?: number;
}

/** The text of a file, or why it cannot be read. Never throws for what is in the file, and ends in time whatever is in it. */
export function extractText(path: string, mediaType: string, limits: Limits = {}): Promise<Reading> {
  const { mostPages = 2000, mostCharacters = 2_000_000, patienceMs = 60_000, megabytes = 384 } = limits;
  const workerData: Asked = { path, mediaType, mostPages, mostCharacters };
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./extract-text.worker.js', import.meta.url), {
      workerData,
      // It reads what strangers made: it gets no secrets, and no more memory than that.
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    const end = (reading: Reading): void => {
      clearTimeout(timer);
      resolve(reading);
      void worker.terminate();
    };
    const timer = setTimeout(() => end({ reason: `it took longer than ${patienceMs / 1000} s` }), patienceMs);
    worker.once('message', end);
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end({
        reason:
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `it took more than ${megabytes} MB of memory` : error.message,
      }),
    );
    worker.once('exit', () => end({ reason: 'it stopped the reader' }));
  });
}
