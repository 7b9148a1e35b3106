/** One piece of news that is still to come. It may come before it is waited for; then the wait is over at once. */
export class NextNews {
  readonly forget: () => void;
  private there = false;
  private wake: () => void = () => undefined;

  constructor(onNews: (reader: () => void) => () => void) {
    this.forget = onNews(() => {
      this.there = true;
      this.wake();
    });
  }

  /** Until it comes, `ms` are over, or the signal says so. */
  async within(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.there && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done);
        this.wake = done;
      });
    }
    this.forget();
  }
}
