import type { Actor } from '#access';

/** What travels with one operation through the gateway to the subgraphs. */
export interface RequestContext {
  actor: Actor;
  requestId: string;
  /** reader's languages by falling preference */
  languages: readonly string[];
  /** passed on to subgraphs that run apart, which verify it again */
  authorization: string | undefined;
  /** fires when the client is gone */
  signal?: AbortSignal;
}

/** Headers of a call to a subgraph that runs apart. */
export function subgraphHeaders(context: unknown): Record<string, string> {
  const { authorization, requestId, languages } = context as RequestContext;
  return {
    'x-request-id': requestId,
    ...(languages.length > 0 ? { 'accept-language': languages.join(', ') } : {}),
    ...(authorization ? { authorization } : {}),
  };
}
