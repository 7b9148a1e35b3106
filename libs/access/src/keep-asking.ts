import type { FastifyRequest } from 'fastify';
import { decodeJwt } from 'jose';
import { Fault } from '#kernel';
import { log } from '#platform';
import type { Actor } from './actor.js';
import type { Authentication } from './authentication.js';

const AT_LEAST_EVERY_MS = 30_000;
/** One change is told to all that keep a stream open; they do not all ask in the same moment. */
const SPREAD_MS = 200;
const MOST_SURPRISES = 2;

export interface KeptStream {
  /** who opened it */
  actor: Actor;
  /** who is behind it now; throws a Fault when that is nobody any more */
  ask: () => Promise<Actor>;
  /** called once, and nothing is asked afterwards; null: still somebody, but with other rights, so connect again */
  ended: (reason: Fault | null) => void;
  /** a token whose `exp` is a moment to ask at */
  authorization?: string | undefined;
}

/**
 * A stream must not outlive the standing of who opened it: asked again when anybody's standing changes, when the token ends,
 * and every half minute for what ends by the clock. Who cannot be asked about twice in a row is not trusted longer.
 * Who has other rights than at the beginning begins again. @returns how to stop, for a stream that has ended by itself
 */
export function keepAsking(
  authentication: Pick<Authentication, 'onChange'>,
  { actor, ask, ended, authorization }: KeptStream,
): () => void {
  let surprises = 0;
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  const expiry = expiryOf(authorization);
  const rights = rightsOf(actor);

  const stop = (): void => {
    over = true;
    clearTimeout(timer);
    forget();
  };
  const end = (reason: Fault | null): void => {
    if (over) return;
    stop();
    ended(reason);
  };
  const again = async (): Promise<void> => {
    try {
      const now = await ask();
      if (rightsOf(now) !== rights) return end(null);
      surprises = 0;
    } catch (error) {
      if (error instanceof Fault) return end(error);
      log('access').warn({ err: error }, 'it could not be asked whether a stream may go on');
      surprises += 1;
      if (surprises >= MOST_SURPRISES)
        return end(new Fault('NOT_AUTHENTICATED', 'It cannot be told now who asks. Connect again.'));
    }
    plan(Math.min(AT_LEAST_EVERY_MS, untilExpiry()));
  };
  const untilExpiry = (): number => (expiry === null || expiry <= Date.now() ? Infinity : expiry - Date.now() + 10);
  const plan = (inMs: number): void => {
    if (over) return;
    clearTimeout(timer);
    timer = setTimeout(() => void again(), inMs);
    timer.unref();
  };
  const forget = authentication.onChange(() => plan(Math.random() * SPREAD_MS));
  plan(Math.min(AT_LEAST_EVERY_MS, untilExpiry()));
  return stop;
}

/** The same for a stream over HTTP, whose request can be asked again as a whole. */
export function keepAskingFor(
  authentication: Pick<Authentication, 'onChange'>,
  { actor, askAgain, headers }: FastifyRequest,
  ended: (reason: Fault | null) => void,
): () => void {
  if (!askAgain || actor.person === null) return () => undefined;
  return keepAsking(authentication, { actor, ask: askAgain, ended, authorization: headers.authorization });
}

const rightsOf = ({ person, participant, grants, readerKeys }: Actor): string =>
  JSON.stringify([person, participant, grants, readerKeys]);

/** In milliseconds; the verifier's tolerance for clocks that differ is waited for too. */
function expiryOf(authorization: string | undefined): number | null {
  const token = authorization?.split(' ')[1];
  if (!token?.includes('.')) return null;
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? null : (exp + 5) * 1000;
  } catch {
    return null;
  }
}
