import type { Database } from '#database';
import { waiting } from '../delivery/pending.js';

/** The receivers of these deliveries said "gone": their endpoints get nothing more, and what waits for them is skipped. */
export async function disableEndpoints(database: Database, deliveryIds: readonly string[]): Promise<void> {
  await database.query(
    `WITH gone AS (
       UPDATE exchange.endpoint SET state = 'DISABLED', disabled_reason = 'The receiver answered 410 Gone.'
       WHERE id IN (SELECT endpoint_id FROM exchange.delivery WHERE id = ANY($1::bigint[]))
       RETURNING id
     )
     UPDATE exchange.delivery d SET state = 'SKIPPED', lease_until = NULL, lease_owner = NULL
     FROM gone WHERE d.endpoint_id = gone.id AND ${waiting('d')}`,
    [deliveryIds],
  );
}
