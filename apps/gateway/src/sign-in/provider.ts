import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  clockTolerance,
  discovery,
  None,
  type ClientAuth,
  type Configuration,
} from 'openid-client';
import { discoveryUrlOf, issuerKeys } from '#access';
import type { IssuerOptions } from '#platform';
import type { JWTVerifyGetKey } from 'jose';
import { SignInFailure } from './sign-in-failure.js';

const TIMEOUT_S = 5;
const REMEMBERED_MS = 3_600_000;
export const CLOCK_TOLERANCE_S = 5;
const DEFAULT_SCOPES = 'openid profile email';
const DEFAULT_HOURS = 12;

/** An OpenID provider at which people sign in. */
export class Provider {
  readonly issuer: string;
  readonly name: string;
  readonly clientId: string;
  readonly scopes: string;
  readonly sessionHours: number;
  readonly keys: JWTVerifyGetKey;
  private known: { configuration: Promise<Configuration>; until: number } | undefined;

  constructor(readonly options: IssuerOptions & { clientId: string }) {
    this.issuer = options.issuer;
    this.clientId = options.clientId;
    this.name = options.name ?? hostOf(options.issuer);
    this.scopes = options.scopes ?? DEFAULT_SCOPES;
    this.sessionHours = options.sessionHours ?? DEFAULT_HOURS;
    this.keys = issuerKeys(options);
  }

  /** What it says of itself, asked when it is first needed: it may be this very process, which has to listen first. */
  configuration(): Promise<Configuration> {
    if (this.known && this.known.until > Date.now()) return this.known.configuration;
    const configuration = this.discover();
    this.known = { configuration, until: Date.now() + REMEMBERED_MS };
    configuration.catch(() => {
      this.known = undefined;
    });
    return configuration;
  }

  private async discover(): Promise<Configuration> {
    const url = discoveryUrlOf(this.options);
    const configuration = await discovery(
      url,
      this.clientId,
      { [clockTolerance]: CLOCK_TOLERANCE_S },
      clientAuthentication(this.options.clientSecret),
      // Whoever wrote http into the settings has a provider on the same machine or in the same closed network.
      { timeout: TIMEOUT_S, execute: url.protocol === 'http:' ? [allowInsecureRequests] : [] },
    );
    const said = configuration.serverMetadata().issuer;
    if (said !== this.issuer)
      throw new SignInFailure('provider-down', `${url.href} speaks for ${said}, not for ${this.issuer}`);
    return configuration;
  }
}

/** The issuers of the environment at which people may sign in. */
export const providersOf = (issuers: readonly IssuerOptions[]): Provider[] =>
  issuers.filter(hasClient).map((options) => new Provider(options));

const hasClient = (options: IssuerOptions): options is IssuerOptions & { clientId: string } =>
  options.clientId !== undefined;

/** As the provider takes it; without a word from it, as RFC 8414 says: basic. */
function clientAuthentication(secret: string | undefined): ClientAuth {
  if (secret === undefined) return None();
  const basic = ClientSecretBasic(secret);
  const post = ClientSecretPost(secret);
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (taken.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

const hostOf = (issuer: string): string => (URL.canParse(issuer) ? new URL(issuer).host : issuer);
