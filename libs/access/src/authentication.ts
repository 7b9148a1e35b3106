import { Inject, Injectable } from '@nestjs/common';
import { Fault } from '#kernel';
import { ENVIRONMENT, type Environment, type IssuerOptions } from '#platform';
import { ANONYMOUS, actorFor, type Actor } from './actor.js';
import { Readers } from './audience/readers.js';
import { kindOfSecret } from './secret.js';
import { FeedLinks } from './standing/feed-links.js';
import { StandingNews } from './standing/news.js';
import { ServiceAccounts } from './standing/service-accounts.js';
import { Sessions } from './standing/sessions.js';
import { refused, Standing } from './standing/standing.js';
import { mayActFor, TokenVerifier } from './token-verifier.js';

/** What a request shows to be recognised by. */
export interface Credentials {
  /** the Authorization header */
  authorization?: string | undefined;
  /** the header comity-participant: whom the caller acts for, where there is a choice */
  participant?: string | undefined;
}

/**
 * From what a request shows to an actor. Nothing shown: anonymous. Something shown that is not good: refused, never anonymous.
 * A token of an OpenID provider says who; the register says what they may. Sessions, service accounts and feed links are our own.
 */
@Injectable()
export class Authentication {
  private readonly issuers: readonly IssuerOptions[];
  private readonly verifier: TokenVerifier;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    @Inject(Standing) private readonly standing: Standing,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(ServiceAccounts) private readonly services: ServiceAccounts,
    @Inject(FeedLinks) private readonly feedLinks: FeedLinks,
    @Inject(StandingNews) private readonly news: StandingNews,
    @Inject(Readers) private readonly readers: Readers,
  ) {
    this.issuers = environment.ACCESS_ISSUERS ?? [];
    this.verifier = new TokenVerifier(this.issuers);
  }

  async actorOf(authorization: string | undefined, participant?: string): Promise<Actor> {
    if (!authorization) return ANONYMOUS;
    // Over a socket it comes as JSON, and may be anything.
    if (typeof authorization !== 'string') throw malformed();
    const [scheme, token, ...rest] = authorization.split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) throw malformed();
    switch (kindOfSecret(token)) {
      case 'session':
        return this.sessions.actorOf(token, (issuer) => this.mayActFor(issuer));
      case 'service-token':
        return this.services.actorOf(token);
      case null:
        return this.actorOfToken(token, participant);
      default:
        throw refused('this kind of secret is no bearer token');
    }
  }

  /**
   * @param key of a personal feed link; good for reading feeds, and what they link to, and nothing else
   * @param asked the path and query that it was shown with
   */
  actorOfFeedLink(key: string, asked: string): Promise<Actor> {
    if (kindOfSecret(key) !== 'feed-link') throw refused('the key is not one of a feed link');
    return this.feedLinks.actorOf(key, asked);
  }

  /** Told when anybody's standing changes: whoever keeps a stream open asks again then. @returns how to stop that */
  onChange(listener: () => void): () => void {
    return this.news.onChange(listener);
  }

  private mayActFor(issuer: string): ((participant: string) => boolean) | null {
    const options = this.issuers.find((one) => one.issuer === issuer);
    return options ? mayActFor(options) : null;
  }

  private async actorOfToken(token: string, participant: string | undefined): Promise<Actor> {
    const { issuer, subject, name, acr, mayActFor: may, claims } = await this.verifier.verify(token);
    if (claims) {
      const publishAcr = await this.standing.publishAcr(claims.participant);
      const readerKeys = await this.readers.keysOf(claims.participant);
      return { ...actorFor(claims.participant, claims.roles, subject, name), readerKeys, acr, publishAcr };
    }
    const holder = await this.standing.ofIdentity(issuer, subject);
    if (!holder) throw refused('nobody in the register signs in this way; accept your invitation first');
    return this.standing.actor(holder, { via: 'token', acr, participant: participant ?? null, mayActFor: may });
  }
}

const malformed = (): Fault =>
  new Fault('NOT_AUTHENTICATED', 'The Authorization header is refused: expected `Bearer <token>`.');
