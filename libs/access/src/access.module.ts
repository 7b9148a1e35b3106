import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Fault } from '#kernel';
import { answerFault, ENVIRONMENT, publicUrlOf, type Environment } from '#platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AccessDatabase } from './access.database.js';
import { Access } from './access.js';
import { ANONYMOUS, type Actor } from './actor.js';
import type { Permission } from './permissions.js';
import { Readers } from './audience/readers.js';
import { AuditModule } from './audit/audit.module.js';
import { tellRefusal } from './audit/tell-refusal.js';
import { Authentication } from './authentication.js';
import { isOwnOrigin, sessionIn } from './session-cookie.js';
import { FeedLinks } from './standing/feed-links.js';
import { Invitations } from './standing/invitations.js';
import { StandingNews } from './standing/news.js';
import { ServiceAccounts } from './standing/service-accounts.js';
import { Sessions } from './standing/sessions.js';
import { ShownTokens } from './standing/shown-tokens.js';
import { Standing } from './standing/standing.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
    /** What the request showed was not good, however that was answered: the door counts it. */
    isProofRefused?: boolean;
    /** Who asks as of now: for streams, which last longer than a look at the beginning. Absent where nobody is recognised. */
    askAgain?: () => Promise<Actor>;
  }
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Where a feed link's key is looked at; anywhere else it is a text like any other. */
const FEEDS = ['/feeds/', '/changes', '/files/'];
const METRICS = /^\/metrics(?:\?|$)/;
/** Nobody needs to be anybody to sign in or out or to end letters, and a spoilt cookie must not keep them from it. */
const UNASKED = [
  '/sign-in',
  '/sign-out',
  '/oauth/',
  '/oidc/',
  '/health/',
  '/assets/',
  '/mail/unsubscribe/',
  '/mail/confirm/',
];

/** Every HTTP request of the process gets its actor before any route sees it; what it shows and is not good ends there with 401. */
@Module({
  imports: [AccessDatabase, AuditModule],
  providers: [
    Access,
    Authentication,
    Readers,
    Standing,
    StandingNews,
    Sessions,
    ShownTokens,
    ServiceAccounts,
    FeedLinks,
    Invitations,
  ],
  exports: [
    Access,
    Authentication,
    Readers,
    Standing,
    Sessions,
    ShownTokens,
    ServiceAccounts,
    Invitations,
    AuditModule,
  ],
})
export class AccessModule implements OnModuleInit {
  private readonly url: string;

  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(Authentication) private readonly authentication: Authentication,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.url = publicUrlOf(environment);
  }

  onModuleInit(): void {
    const fastify = this.host.httpAdapter?.getInstance<FastifyInstance | undefined>();
    if (!fastify || fastify.hasRequestDecorator('actor')) return;
    fastify.decorateRequest('actor');
    fastify.decorateRequest('askAgain');
    fastify.decorateRequest('isProofRefused');
    fastify.addHook('onRequest', (request, reply, done) => {
      request.actor = ANONYMOUS;
      const goOn = (): void => {
        const refusal = refusalByRoute(request);
        if (refusal) answerFault(reply, refusal);
        else done();
      };
      if (!shows(request)) return goOn();
      request.askAgain = () => this.actorOf(request);
      this.identify(request, reply)
        .then((answered) => answered || goOn())
        .catch((error: unknown) => answerFault(reply, error));
    });
  }

  /** True when the request has been answered: what it showed was refused. */
  private async identify(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    try {
      request.actor = await this.actorOf(request);
      return false;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      tellRefusal({ actor: ANONYMOUS, action: 'credential:show', fault: error });
      request.isProofRefused = true;
      if (isBrowsing(request, this.url)) {
        await reply.redirect(`/sign-in/ended?return=${encodeURIComponent(request.url)}`, 303);
        return true;
      }
      reply.status(401).header('www-authenticate', 'Bearer error="invalid_token"');
      if (request.url.startsWith('/graphql')) {
        await reply.send({ errors: [{ message: error.message, extensions: { code: error.code } }] });
        return true;
      }
      await reply
        .type('application/problem+json')
        .send({ status: 401, title: error.message, code: error.code, requestId: request.id });
      return true;
    }
  }

  private async actorOf(request: FastifyRequest): Promise<Actor> {
    // A service account shows id and secret there, and a scraper its token, which the route itself looks at.
    if (request.url.startsWith('/oauth/') || METRICS.test(request.url)) return ANONYMOUS;
    const { authorization, cookie } = request.headers;
    const participant = request.headers['comity-participant'];
    if (authorization !== undefined)
      return this.authentication.actorOf(authorization, typeof participant === 'string' ? participant : undefined);
    const key = feedKeyOf(request);
    if (key !== undefined) return this.authentication.actorOfFeedLink(key, request.url);
    const session = sessionIn(cookie, this.url);
    if (session === undefined || UNASKED.some((path) => request.url.startsWith(path))) return ANONYMOUS;
    if (!READING.has(request.method) && !isOwnOrigin(request.headers, this.url)) {
      throw new Fault('NOT_AUTHENTICATED', 'The session is refused: the request comes from another site.');
    }
    return this.authentication.actorOf(`Bearer ${session}`);
  }
}

const access: Access = new Access();

/** What the route itself says about who may ask it; whose things they are asking for, its service knows. */
function refusalByRoute({ actor, routeOptions }: FastifyRequest): Fault | null {
  const rule = routeOptions.config?.access;
  if (rule === 'signed-in') return access.refusal(actor, null);
  return rule?.startsWith('needs ') ? access.refusal(actor, rule.slice('needs '.length) as Permission) : null;
}

/** Somebody at a page, or at a form of ours, with a spoilt session is told so by a page, which also takes the cookie away. */
const isBrowsing = ({ method, headers }: FastifyRequest, publicUrl: string): boolean =>
  (method === 'GET' || (method === 'POST' && isOwnOrigin(headers, publicUrl))) &&
  headers.authorization === undefined &&
  sessionIn(headers.cookie, publicUrl) !== undefined &&
  /^text\/html\b/.test(headers.accept ?? '');

/** Most requests show nothing, and cost nothing here. */
const shows = ({ headers, url }: FastifyRequest): boolean =>
  headers.authorization !== undefined || headers.cookie !== undefined || url.includes('key=cf_');

function feedKeyOf({ method, url }: FastifyRequest): string | undefined {
  if (!READING.has(method) || !FEEDS.some((path) => url.startsWith(path)) || !url.includes('key=')) return undefined;
  return new URL(url, 'http://localhost').searchParams.get('key') ?? undefined;
}
