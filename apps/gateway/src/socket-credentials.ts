import type { IncomingMessage } from 'node:http';
import { isOwnOrigin, sessionIn } from '#access';
import { Fault } from '#kernel';

export interface SocketCredentials {
  authorization: string | undefined;
  participant: string | undefined;
}

/**
 * What a socket shows: what its first message says, else the session of the browser. Browsers let any page open a socket
 * anywhere and add the cookie, so one that comes from elsewhere is refused.
 * @param params JSON of any kind, so types are looked at before they are believed
 */
export function credentialsOf(
  params: Record<string, unknown> | undefined,
  { headers }: IncomingMessage,
  publicUrl: string,
): SocketCredentials {
  const participant = params?.['comity-participant'];
  const shown = params?.['authorization'];
  if (shown !== undefined)
    return { authorization: shown as string, participant: typeof participant === 'string' ? participant : undefined };
  const session = sessionIn(headers.cookie, publicUrl);
  if (session === undefined) return { authorization: undefined, participant: undefined };
  if (!isOwnOrigin(headers, publicUrl))
    throw new Fault('NOT_AUTHENTICATED', 'The session is refused: the socket was opened by another site.');
  return { authorization: `Bearer ${session}`, participant: undefined };
}
