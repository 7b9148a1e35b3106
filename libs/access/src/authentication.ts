import { Inject, Injectable } from '@nestjs/common';
import { Fault } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import { ANONYMOUS, type Actor } from './actor.js';
import { TokenVerifier } from './token-verifier.js';

/** From an Authorization header to an actor. No header: anonymous. A header that is not good: refused, never anonymous. */
@Injectable()
export class Authentication {
  private readonly verifier: TokenVerifier;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.verifier = new TokenVerifier(environment.ACCESS_ISSUERS ?? []);
  }

  async actorOf(authorization: string | undefined): Promise<Actor> {
    if (!authorization) return ANONYMOUS;
    // Over a socket it comes as JSON, and may be anything.
    if (typeof authorization !== 'string') throw malformed();
    const [scheme, token, ...rest] = authorization.split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) throw malformed();
    return this.verifier.verify(token);
  }
}

const malformed = (): Fault =>
  new Fault('NOT_AUTHENTICATED', 'The Authorization header is refused: expected `Bearer <token>`.');
