/** What decides whether anybody may become anybody at this node. */
export interface Circumstances {
  nodeEnv: string | undefined;
  seed: string | undefined;
  host: string | undefined;
  /** COMITY_DEMONSTRATION_SIGN_IN */
  insisted: boolean;
}

/**
 * A provider without passwords is for a laptop: made-up people, reached from this machine alone, and not in production. Who
 * shows a demonstration to others must say so; real people are never mixed with it.
 */
export function mayDemonstrateSignIn({
  nodeEnv,
  seed = 'demonstration',
  host = '127.0.0.1',
  insisted,
}: Circumstances): boolean {
  if (seed !== 'demonstration') return false;
  return insisted || (nodeEnv !== 'production' && isLoopback(host));
}

export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');
