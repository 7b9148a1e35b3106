import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { buildConnector } from 'undici';
import { bareHost, type AddressGuard } from '../endpoint/address-guard.js';

const CONNECT_MS = 3000;
const TLS_MS = 5000;

/**
 * Connections of the sender: the guard judges every address inside the connection, literals before it. Resolving, TCP and
 * TLS each have their own limit, so a fault can be named.
 */
export function guardedConnector(guard: AddressGuard, { tlsMs = TLS_MS } = {}): buildConnector.connector {
  const secure = buildConnector({ timeout: tlsMs });
  return (options, callback) => {
    const host = bareHost(options.hostname);
    try {
      guard.requireLiteral(host);
    } catch (error) {
      callback(error as Error, null);
      return;
    }
    openTcp(guard, host, Number(options.port) || (options.protocol === 'https:' ? 443 : 80), (error, socket) => {
      if (error || !socket) callback(error ?? new Error('no connection'), null);
      else if (options.protocol === 'https:')
        secure({ ...options, httpSocket: socket }, (...[refused, secured]) => {
          // A TLS that came to nothing leaves what it was spoken on open.
          if (refused) socket.destroy();
          (callback as (error: Error | null, socket: Socket | null) => void)(refused, secured);
        });
      else callback(null, socket);
    });
  };
}

function openTcp(
  guard: AddressGuard,
  host: string,
  port: number,
  done: (error: Error | null, socket?: Socket) => void,
): void {
  const socket = connectTcp({
    host,
    port,
    lookup: guard.lookup,
    autoSelectFamily: true,
    noDelay: true,
    keepAlive: true,
  });
  const late = (): void => {
    socket.destroy(Object.assign(new Error(`no connection within ${CONNECT_MS} ms`), { code: 'ETIMEDOUT' }));
  };
  let timer: NodeJS.Timeout | undefined = isIP(host) === 0 ? undefined : setTimeout(late, CONNECT_MS);
  // A name has its own limit for being resolved (in the guard); the connection's begins after it.
  socket.once('lookup', () => {
    timer ??= setTimeout(late, CONNECT_MS);
  });
  const failed = (error: Error): void => {
    clearTimeout(timer);
    done(error);
  };
  socket.once('error', failed);
  socket.once('connect', () => {
    clearTimeout(timer);
    socket.off('error', failed);
    // From here on undici or TLS hears of it; a socket that nobody listens to would end the process.
    socket.on('error', () => undefined);
    done(null, socket);
  });
}
