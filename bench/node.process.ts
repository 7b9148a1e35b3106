/** A whole node, as `npm start` runs it. */
import { startStandalone, type Standalone } from '#standalone';
import { serve } from './child.js';

export interface NodeStart {
  folder: string;
  /** instead of one of its own in the folder */
  databaseUrl?: string;
  /** as the demonstration people, in a browser */
  signsIn?: boolean;
}

export interface NodeAddress {
  url: string;
  databaseUrl: string;
  /** of a publisher of VN-MOH */
  token: string;
}

let node: Standalone | undefined;

serve({
  start: async (given: string | NodeStart): Promise<NodeAddress> => {
    const { folder, databaseUrl, signsIn }: NodeStart = typeof given === 'string' ? { folder: given } : given;
    node = await startStandalone({
      COMITY_DIR: folder,
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
      ...(signsIn ? { COMITY_DEMONSTRATION_SIGN_IN: 'true' } : {}),
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
