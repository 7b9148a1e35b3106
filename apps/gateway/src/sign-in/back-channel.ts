import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeJwt, jwtVerify, type JWTPayload } from 'jose';
import { ANONYMOUS, SIGNING_ALGORITHMS, tellRefusal } from '#access';
import { Fault } from '#kernel';
import { log } from '#platform';
import { textsOf, type Desk } from './desk.js';
import { CLOCK_TOLERANCE_S } from './provider.js';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const MAX_AGE_S = 300;
const TYPES = new Set(['logout+jwt', 'application/logout+jwt', 'jwt']);

/** OpenID Connect Back-Channel Logout 1.0: the provider tells us, not the browser, that somebody is signed out. */
export class BackChannel {
  /** `POST /sign-in/back-channel`. No cookie, no origin: the signature says who asks. */
  async logOut(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    void reply.header('cache-control', 'no-store');
    try {
      const { logout_token: token = '' } = textsOf(request.body);
      const ended = await this.end(desk, token);
      log('sign-in').info({ ended }, 'a provider signed somebody out');
      return reply.status(200).send();
    } catch (error) {
      const refusal = error instanceof Error ? error.message : String(error);
      log('sign-in').warn({ refusal }, 'a logout token was refused');
      const fault = new Fault('NOT_AUTHENTICATED', `The logout token is refused: ${refusal.slice(0, 300)}`);
      tellRefusal({ actor: ANONYMOUS, action: 'session:end', fault });
      return reply.status(400).send({ error: 'invalid_request', error_description: 'The logout token is refused.' });
    }
  }

  private async end({ sessions, shownTokens, providers }: Desk, token: string): Promise<number> {
    const { iss } = decodeJwt(token);
    const provider = providers.find(({ issuer }) => issuer === iss);
    if (!provider) throw new Error('its issuer is not one of ours');
    const { payload, protectedHeader } = await jwtVerify(token, provider.keys, {
      issuer: provider.issuer,
      audience: provider.clientId,
      algorithms: [...SIGNING_ALGORITHMS],
      clockTolerance: CLOCK_TOLERANCE_S,
      maxTokenAge: MAX_AGE_S,
      requiredClaims: ['iat', 'jti', 'events'],
    });
    const { typ } = protectedHeader;
    if (typ !== undefined && !TYPES.has(typ.toLowerCase())) throw new Error(`it is of the type ${typ}`);
    const whom = subjectOf(payload);
    const once = { issuer: provider.issuer, id: payload.jti as string };
    if (!(await shownTokens.isFirst(once, MAX_AGE_S + 2 * CLOCK_TOLERANCE_S))) throw new Error('it was shown before');
    return sessions.endOfIssuer(provider.issuer, whom);
  }
}

function subjectOf(payload: JWTPayload): { sid?: string; sub?: string } {
  const { events, nonce, sid, sub } = payload as JWTPayload & { events?: unknown; nonce?: unknown; sid?: unknown };
  if (nonce !== undefined) throw new Error('it has a nonce, as an ID token has');
  const event = (events as Record<string, unknown> | null)?.[EVENT];
  if (typeof event !== 'object' || event === null) throw new Error('it tells of no logout');
  if (typeof sid !== 'string' && typeof sub !== 'string') throw new Error('it names nobody');
  return { ...(typeof sid === 'string' ? { sid } : {}), ...(typeof sub === 'string' ? { sub } : {}) };
}
