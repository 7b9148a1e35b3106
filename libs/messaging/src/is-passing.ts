/**
 * Whether a failure says something about the database or the network and not about the row: a lost connection, a
 * deadlock, no room, a lock not got, a shutdown, a standby that is not writable yet. Such a failure passes; it must never
 * count against the change that happened to be in hand. A statement cancelled for taking too long (57014) does count.
 */
const PASSING = /^(?:08...|40...|53...|55...|57P..|58...|25006|25P03)$/;
const NETWORK = /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;
const LOST =
  /connection terminated|connection (?:is )?closed|not queryable|timeout exceeded when trying to connect|use a pool after/i;

export function isPassing(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && (NETWORK.test(code) || PASSING.test(code))) return true;
  return typeof message === 'string' && LOST.test(message);
}
