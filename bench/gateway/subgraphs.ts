import type { RequestContext } from '#gateway';

/** Addresses of subgraphs that run apart, by name. */
export type Subgraphs = Record<string, string>;

/** As apps/gateway/src/main.ts passes them on. */
export function subgraphHeaders(context: unknown): Record<string, string> {
  const { authorization, requestId, languages } = context as RequestContext;
  return {
    'x-request-id': requestId,
    ...(languages.length > 0 ? { 'accept-language': languages.join(', ') } : {}),
    ...(authorization ? { authorization } : {}),
  };
}
