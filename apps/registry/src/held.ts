import { AsyncResource } from 'node:async_hooks';
import { log } from '#platform';

const FRESH_FOR_MS = 60_000;

/**
 * A small table held in memory, so that a reference to a country or a participant costs no query. Who writes
 * such a table refreshes it here, and other processes see it within a minute. Reading never waits.
 */
export class Held<T> {
  private value: T | undefined;
  private loadedAt = 0;
  private readonly load: () => Promise<T>;

  constructor(
    load: () => Promise<T>,
    private readonly freshForMs = FRESH_FOR_MS,
  ) {
    // Bound here, outside of any request: a refresh must not take part in the transaction of whoever reads.
    this.load = AsyncResource.bind(load);
  }

  get current(): T {
    if (this.value === undefined) throw new Error('A held table is read before it was loaded.');
    if (Date.now() - this.loadedAt > this.freshForMs) this.refreshBehind();
    return this.value;
  }

  async refresh(): Promise<void> {
    this.loadedAt = Date.now();
    this.value = await this.load();
  }

  private refreshBehind(): void {
    this.refresh().catch((error: unknown) =>
      log('held').warn({ err: error }, 'could not refresh a held table; the old rows are kept'),
    );
  }
}
