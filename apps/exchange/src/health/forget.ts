import type { Database } from '#database';
import { endpointKey } from './keys.js';

/** Another address, or a receiver that has just echoed a challenge, begins anew. */
export async function forgetHealth(database: Database, endpointId: string): Promise<void> {
  await database.query('DELETE FROM exchange.health WHERE key = $1', [endpointKey(endpointId)]);
}
