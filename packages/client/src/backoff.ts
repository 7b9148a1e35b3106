const FIRST_MS = 500;
const LONGEST_MS = 60_000;

/** How long to wait before asking again: twice as long each time, and never all at the same moment. */
export class Backoff {
  private failures = 0;

  /** @param retryAfter what the node asked for, which is honoured: seconds, or a date */
  next(retryAfter: string | null): number {
    const usual = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.failures);
    this.failures += 1;
    return Math.max(usual * (0.5 + Math.random() / 2), askedFor(retryAfter));
  }

  reset(): void {
    this.failures = 0;
  }
}

function askedFor(retryAfter: string | null): number {
  if (retryAfter === null || retryAfter.trim() === '') return 0;
  const seconds = Number(retryAfter);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : 0;
}

/** Ends early, and throws, when the signal says so. */
export async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
