import type { RequestContext } from '#gateway';

/** Addresses of subgraphs that run apart, by name. */
export type Subgraphs = Record<string, string>;

export interface ServerGiven {
  subgraphs?: Subgraphs | undefined;
  databaseUrl: string;
}

/** As apps/gateway/src/main.ts passes them on. */
export function subgraphHeaders(context: unknown): Record<string, string> {
  const { authorization, participant, requestId, languages } = context as RequestContext;
  return {
    'x-request-id': requestId,
    ...(languages.length > 0 ? { 'accept-language': languages.join(', ') } : {}),
    ...(authorization ? { authorization } : {}),
    ...(participant ? { 'comity-participant': participant } : {}),
  };
}
