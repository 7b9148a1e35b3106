import type { FastifyRequest } from 'fastify';
import { sessionIn, type Actor } from '#access';

/** What travels with one operation through the gateway to the subgraphs. */
export interface RequestContext {
  actor: Actor;
  requestId: string;
  /** reader's languages by falling preference */
  languages: readonly string[];
  /** passed on to subgraphs that run apart, which verify it again */
  authorization: string | undefined;
  /** the header comity-participant, which a token of somebody with several roles needs there too */
  participant?: string | undefined;
  /** fires when the client is gone */
  signal?: AbortSignal;
}

/** What a request was recognised by, for those who verify it again. A session travels on as a bearer token: no browser is between. */
export function shownBy(
  { actor, headers }: FastifyRequest,
  publicUrl: string,
): Pick<RequestContext, 'authorization' | 'participant'> {
  const participant = headers['comity-participant'];
  const session = actor.via === 'session' ? sessionIn(headers.cookie, publicUrl) : undefined;
  return {
    authorization: headers.authorization ?? (session === undefined ? undefined : `Bearer ${session}`),
    ...(typeof participant === 'string' ? { participant } : {}),
  };
}

/** Headers of a call to a subgraph that runs apart. */
export function subgraphHeaders(context: unknown): Record<string, string> {
  const { authorization, participant, requestId, languages } = context as RequestContext;
  return {
    'x-request-id': requestId,
    ...(languages.length > 0 ? { 'accept-language': languages.join(', ') } : {}),
    ...(authorization ? { authorization } : {}),
    ...(participant ? { 'comity-participant': participant } : {}),
  };
}
