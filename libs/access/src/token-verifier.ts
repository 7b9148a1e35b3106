import { decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { Fault, isParticipantId } from '#kernel';
import type { IssuerOptions } from '#platform';
import { issuerKeys, SIGNING_ALGORITHMS } from './issuer-keys.js';
import { isRole, type Role } from './permissions.js';

const CLOCK_TOLERANCE_S = 5;
const CACHED_FOR_MS = 60_000;

/** What a good token says. */
export interface Identity {
  issuer: string;
  subject: string;
  name: string | null;
  acr: string | null;
  /** whom the issuer may speak for */
  mayActFor: (participant: string) => boolean;
  /** only of an issuer that is trusted with them */
  claims: { participant: string; roles: Role[] } | null;
}

interface Trusted {
  options: IssuerOptions;
  keys: JWTVerifyGetKey;
}

/** Bearer tokens of the trusted issuers, verified against their JWKS. */
export class TokenVerifier {
  private readonly issuers: Map<string, Trusted>;
  /** By the clock that `exp` is told by, not by the time since the process began. */
  private readonly verified = new LRUCache<string, Identity>({ max: 10_000, perf: { now: () => Date.now() } });

  constructor(issuers: readonly IssuerOptions[]) {
    this.issuers = new Map(issuers.map((options) => [options.issuer, { options, keys: issuerKeys(options) }]));
  }

  async verify(token: string): Promise<Identity> {
    const known = this.verified.get(token);
    if (known) return known;
    const trusted = this.issuers.get(issuerOf(token));
    if (!trusted) throw refused('its issuer is not trusted here');
    const payload = await this.payload(token, trusted);
    const identity = readIdentity(payload, trusted.options);
    const left = (payload.exp ?? 0) * 1000 - Date.now();
    if (left > 0) this.verified.set(token, identity, { ttl: Math.min(left, CACHED_FOR_MS) });
    return identity;
  }

  private async payload(token: string, { options, keys }: Trusted): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: options.issuer,
        audience: options.audience,
        algorithms: [...SIGNING_ALGORITHMS],
        clockTolerance: CLOCK_TOLERANCE_S,
        requiredClaims: ['sub', 'exp', ...(options.roles === 'claims' ? ['participant'] : [])],
      });
      return payload;
    } catch (error) {
      throw refused(reasonOf(error));
    }
  }
}

/** `*`, an id, or `VN-*` for all of a country. */
export function mayActFor({ participants }: Pick<IssuerOptions, 'participants'>): (participant: string) => boolean {
  return (participant) =>
    participants.some((one) => (one.endsWith('*') ? participant.startsWith(one.slice(0, -1)) : participant === one));
}

function issuerOf(token: string): string {
  try {
    return decodeJwt(token).iss ?? '';
  } catch {
    throw refused('it is not a JSON Web Token');
  }
}

function readIdentity(payload: JWTPayload, options: IssuerOptions): Identity {
  const { name, acr } = payload as { name?: unknown; acr?: unknown };
  return {
    issuer: options.issuer,
    subject: payload.sub as string,
    name: typeof name === 'string' ? name : null,
    acr: typeof acr === 'string' ? acr : null,
    mayActFor: mayActFor(options),
    claims: options.roles === 'claims' ? readClaims(payload, options) : null,
  };
}

function readClaims(payload: JWTPayload, options: IssuerOptions): Identity['claims'] {
  const { participant, roles } = payload as { participant?: unknown; roles?: unknown };
  if (typeof participant !== 'string' || !isParticipantId(participant))
    throw refused('its claim `participant` names no participant');
  if (!mayActFor(options)(participant)) throw refused(`its issuer may not speak for ${participant}`);
  const held = Array.isArray(roles)
    ? roles.filter((role): role is string => typeof role === 'string').filter(isRole)
    : [];
  return { participant, roles: held };
}

const refused = (reason: string): Fault => new Fault('NOT_AUTHENTICATED', `The token is refused: ${reason}.`);

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'it has expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `its claim \`${error.claim}\` ${error.reason === 'missing' ? 'is missing' : 'does not fit'}`;
  if (error instanceof errors.JWKSNoMatchingKey) return 'its key is not one of its issuer';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'its algorithm is not allowed';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its signature does not fit';
  if (error instanceof errors.JWKSTimeout) return "its issuer's keys could not be fetched";
  return 'it could not be verified';
}
