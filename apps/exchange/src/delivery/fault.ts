/** What an error of the connection means: whose fault it is, whether to try once more, and how its subscriber is told. */

/** No route, no socket, no port of our own: the receiver has not been asked. */
const OURS = new Set(['ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EMFILE', 'ENFILE', 'ENOBUFS', 'EAI_AGAIN']);

export const isOurs = (code: string | undefined): boolean => code !== undefined && OURS.has(code);

export const isTimeout = (code: string | undefined): boolean =>
  code === 'ETIMEDOUT' ||
  code === 'UND_ERR_CONNECT_TIMEOUT' ||
  code === 'UND_ERR_HEADERS_TIMEOUT' ||
  code === 'UND_ERR_BODY_TIMEOUT';

/**
 * A kept connection that the receiver closed just as we used it says nothing about the receiver: sent once more at once,
 * under the same id, as browsers do.
 */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

export const isBroken = (code: string | undefined): boolean => code !== undefined && BROKEN.has(code);

/** Addresses that a name resolved to stay out of what a subscriber reads. */
export function inWords(error: Error, code: string | undefined): string {
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return 'no TLS connection within 5 s';
  if (code === 'ADDRESS_REFUSED' || isTimeout(code)) return error.message;
  if (code === 'ENOTFOUND') return 'the host name does not resolve (ENOTFOUND)';
  if (code === 'ECONNREFUSED') return 'the connection was refused (ECONNREFUSED)';
  if (isBroken(code)) return `the connection broke off (${code})`;
  return `no answer (${code ?? error.name})`;
}
