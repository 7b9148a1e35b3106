/** A whole node, as `npm start` runs it. */
import { startStandalone, type Standalone } from '#standalone';
import { serve } from './child.js';

export interface NodeAddress {
  url: string;
  databaseUrl: string;
  /** of a publisher of VN-MOH */
  token: string;
}

let node: Standalone | undefined;

serve({
  start: async (folder: string): Promise<NodeAddress> => {
    node = await startStandalone({
      COMITY_DIR: folder,
      PORT: '0',
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'json',
      // Requests are counted as they always are, and none is one too many.
      RATE_LIMIT_ADDRESS: '10000000',
      RATE_LIMIT_PERSON: '0',
      RATE_LIMIT_PARTICIPANT: '0',
    });
    const token = await node.issuer.sign({ participant: 'VN-MOH', roles: ['publisher'], ttl: '1h' });
    return { url: node.url, databaseUrl: node.environment.DATABASE_URL, token };
  },
  close: async (): Promise<void> => {
    const closing = node;
    node = undefined;
    await closing?.close();
  },
});
