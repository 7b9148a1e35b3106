import { Inject, Injectable } from '@nestjs/common';
import { changeSchema, type Change } from '#contracts';
import { Database } from '#database';

/** Where a commit makes the sequencer listen up. */
export const OUTBOX_CHANNEL = 'comity_outbox';

/**
 * Tells the network of a change, in the transaction that makes the change: both are committed, or neither is. Each app
 * provides its own (`providers: [Outbox]`), because the transaction is one of its own `Database`.
 */
@Injectable()
export class Outbox {
  constructor(@Inject(Database) private readonly database: Database) {}

  async emit(change: Change): Promise<void> {
    await this.emitAll([change]);
  }

  /** In the order given. */
  async emitAll(changes: readonly Change[]): Promise<void> {
    if (!this.database.inTransaction)
      throw new Error('A change was emitted outside a transaction: it could get lost or lie.');
    const valid = changes.map((change) => changeSchema.parse(change));
    if (valid.length === 0) return;
    await this.database.query(
      `WITH added AS (
         INSERT INTO messaging.outbox (payload)
         SELECT change FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS given (change, place) ORDER BY place
         RETURNING id
       )
       SELECT pg_notify($2, '') FROM (SELECT FROM added LIMIT 1) AS any_row`,
      [JSON.stringify(valid), OUTBOX_CHANNEL],
    );
  }
}
