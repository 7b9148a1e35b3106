import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '#database';
import { log } from '#platform';
import { chained, ENTRY_COLUMNS, GENESIS, type AuditEntry } from './chain.js';

/** Whoever holds it, for the length of one transaction, numbers and chains; the others leave it to that one. */
const SEALING = 0x00c0_a0d1;
const BATCH = 1000;
const EVERY_MS = 1000;

/**
 * Gives entries their gapless numbers and chains them, after their commit: a transaction that ends late gets a later number
 * than one that began after it, and a number never disappears with a rollback. Every process tries, one at a time does.
 */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<unknown> = Promise.resolve();

  constructor(@Inject(Database) private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.timer = setTimeout(() => {
      this.working = this.sealAll().catch((error: unknown) =>
        log('audit').warn({ err: error }, 'the audit log could not be sealed; trying again'),
      );
      void this.working.then(() => this.timer && this.onApplicationBootstrap());
    }, EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.working;
  }

  /** Until nothing waits, or another process is at it; answers how many were sealed. */
  async sealAll(): Promise<number> {
    let sealed = 0;
    for (;;) {
      const now = await this.sealSome();
      sealed += now;
      if (now < BATCH) return sealed;
    }
  }

  private async sealSome(): Promise<number> {
    const [waits] = await this.database.query('SELECT FROM audit.waiting LIMIT 1');
    if (!waits) return 0;
    return this.database.transaction(async () => {
      const [lock] = await this.database.query<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS got', [
        SEALING,
      ]);
      if (!lock?.got) return 0;
      const entries = await this.database.query<AuditEntry>(
        `WITH taken AS (
           DELETE FROM audit.waiting WHERE entry IN (SELECT entry FROM audit.waiting ORDER BY entry LIMIT $1) RETURNING entry
         )
         SELECT ${ENTRY_COLUMNS} FROM taken JOIN audit.entry e ON e.id = taken.entry ORDER BY e.id`,
        [BATCH],
      );
      const [head] = await this.database.query<{ number: string; hash: string }>(
        'SELECT number, hash FROM audit.seal ORDER BY number DESC LIMIT 1',
      );
      await this.add(entries, Number(head?.number ?? 0), head?.hash ?? GENESIS);
      return entries.length;
    });
  }

  private async add(entries: readonly AuditEntry[], last: number, previous: string): Promise<void> {
    let hash = previous;
    const hashes = entries.map((entry, index) => (hash = chained(hash, last + 1 + index, entry)));
    await this.database.query(
      `INSERT INTO audit.seal (number, entry, hash)
       SELECT $1::bigint + place, entry, hash FROM unnest($2::bigint[], $3::text[]) WITH ORDINALITY AS given (entry, hash, place)`,
      [last, entries.map(({ id }) => id), hashes],
    );
  }
}
