import { setTimeout as pause } from 'node:timers/promises';
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  type Configuration,
} from 'openid-client';
import { KEYS_COOLDOWN_MS, SIGNING_ALGORITHMS } from '#access';
import { CLOCK_TOLERANCE_S, type Provider } from './provider.js';
import { SignInFailure } from './sign-in-failure.js';
import type { Transaction } from './transaction.js';

/** Whom the provider has recognised. */
export interface ProvenIdentity {
  issuer: string;
  subject: string;
  name: string | null;
  /** only one that the provider has verified */
  email: string | null;
  acr: string | null;
  /** the provider's own session, which a back-channel logout names */
  sid: string | null;
  idToken: string;
}

/**
 * From what the browser brings back to who it is: the answer belongs to our question (state, iss), the code is redeemed with
 * the verifier that only we have (PKCE), and the ID token is for us, for this question (nonce) and signed by the issuer's key.
 * @param address the address that was called, with its query
 */
export async function proveIdentity(
  provider: Provider,
  transaction: Transaction,
  address: URL,
): Promise<ProvenIdentity> {
  const said = address.searchParams;
  if (said.get('state') !== transaction.state) throw new SignInFailure('state', 'state is not what was sent');
  const iss = said.get('iss');
  if (iss !== null && iss !== provider.issuer) throw new SignInFailure('issuer', `iss is ${iss}`);
  const configuration = await reached(() => provider.configuration());
  const idToken = await redeem(configuration, transaction, address);
  return verified(provider, transaction, idToken);
}

async function redeem(configuration: Configuration, transaction: Transaction, address: URL): Promise<string> {
  try {
    const tokens = await authorizationCodeGrant(configuration, address, {
      expectedState: transaction.state,
      expectedNonce: transaction.nonce,
      pkceCodeVerifier: transaction.verifier,
      idTokenExpected: true,
    });
    return tokens.id_token as string;
  } catch (error) {
    throw failureOf(error);
  }
}

/** The grant has looked at issuer, audience, times and nonce; over the wire it trusts TLS, and here the signature as well. */
async function verified(provider: Provider, transaction: Transaction, idToken: string): Promise<ProvenIdentity> {
  try {
    const { payload } = await jwtVerify(idToken, patient(provider.keys), {
      issuer: provider.issuer,
      audience: provider.clientId,
      algorithms: [...SIGNING_ALGORITHMS],
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
    });
    if (payload['nonce'] !== transaction.nonce) throw new SignInFailure('token', 'nonce is not what was sent');
    return {
      issuer: provider.issuer,
      subject: payload.sub as string,
      name: text(payload['name']),
      email: payload['email_verified'] === true ? text(payload['email']) : null,
      acr: text(payload['acr']),
      sid: text(payload['sid']),
      idToken,
    };
  } catch (error) {
    throw failureOf(error);
  }
}

/** A provider may have taken a new key a moment after we last asked for them: then it is worth to wait and ask again. */
const patient =
  (keys: JWTVerifyGetKey): JWTVerifyGetKey =>
  async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await pause(KEYS_COOLDOWN_MS);
      return keys(header, token);
    }
  };

/** Calls the provider; what fails on the way there is the provider's being down. */
export async function reached<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof SignInFailure) throw error;
    throw new SignInFailure('provider-down', error instanceof Error ? error.message : String(error), { cause: error });
  }
}

const CLOCK = new Set(['OAUTH_JWT_TIMESTAMP_CHECK_FAILED', 'ERR_JWT_EXPIRED']);
const DOWN = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'ERR_JWKS_TIMEOUT']);
const NOT_AS_EXPECTED = 'OAUTH_RESPONSE_IS_NOT_CONFORM';
const NO_ANSWER = new Set(['OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_PARSE_ERROR']);

function failureOf(error: unknown): SignInFailure {
  if (error instanceof SignInFailure) return error;
  const options = { cause: error };
  if (error instanceof AuthorizationResponseError) {
    const denied = error.error === 'access_denied';
    return new SignInFailure(denied ? 'denied' : 'provider-error', error.error_description ?? error.error, options);
  }
  if (error instanceof ResponseBodyError) {
    const used = error.error === 'invalid_grant';
    return new SignInFailure(used ? 'replayed' : 'provider-error', error.error_description ?? error.error, options);
  }
  const { code, claim } = error as { code?: string; claim?: string };
  const message = error instanceof Error ? error.message : String(error);
  if ((code && CLOCK.has(code)) || claim === 'nbf' || claim === 'iat')
    return new SignInFailure('clock', message, options);
  if (code === NOT_AS_EXPECTED && statusOf(error) < 500)
    return new SignInFailure('provider-error', `it answered ${statusOf(error)}`, options);
  if (code && NO_ANSWER.has(code)) return new SignInFailure('provider-error', message, options);
  if (code === NOT_AS_EXPECTED) return new SignInFailure('provider-down', message, options);
  if ((code && DOWN.has(code)) || error instanceof TypeError)
    return new SignInFailure('provider-down', message, options);
  if (error instanceof ClientError && !code) return new SignInFailure('provider-down', message, options);
  return new SignInFailure('token', message, options);
}

const statusOf = (error: unknown): number => ((error as Error).cause as Response | undefined)?.status ?? 500;

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 500) : null;
