import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  ANONYMOUS,
  Authentication,
  Invitations,
  ServiceAccounts,
  Sessions,
  ShownTokens,
  Standing,
  tellRefusal,
} from '#access';
import { Fault } from '#kernel';
import { ENVIRONMENT, log, type Environment } from '#platform';
import { siteOf } from '../pages/site.js';
import { actFor, showEnded, showParticipants } from './act-for.js';
import { BackChannel } from './back-channel.js';
import { begin } from './begin.js';
import { giveToken } from './client-credentials.js';
import { complete } from './complete.js';
import { Cookies } from './cookies.js';
import { show, type Desk } from './desk.js';
import { failurePage } from './failure.page.js';
import { invitationOverPage, invitationPage } from './invitation.page.js';
import { leave, showSignedOut } from './leave.js';
import { providersOf } from './provider.js';
import { SignInFailure, type Reason } from './sign-in-failure.js';
import { Transactions } from './transaction.js';

type Handler = (desk: Desk, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Signing in and out at the public door: who somebody is, any OpenID provider says; what they may, the register. */
@Injectable()
export class SignIn implements OnModuleInit {
  private readonly desk: Desk;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(Authentication) authentication: Authentication,
    @Inject(Standing) standing: Standing,
    @Inject(Sessions) sessions: Sessions,
    @Inject(ShownTokens) shownTokens: ShownTokens,
    @Inject(ServiceAccounts) services: ServiceAccounts,
    @Inject(Invitations) invitations: Invitations,
  ) {
    const site = siteOf(environment);
    this.desk = {
      site,
      providers: providersOf(environment.ACCESS_ISSUERS ?? []),
      transactions: new Transactions(environment.ENCRYPTION_KEY, shownTokens),
      cookies: new Cookies(site.url),
      authentication,
      standing,
      sessions,
      shownTokens,
      services,
      invitations,
    };
  }

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const backChannel = new BackChannel();
    const open = { config: { access: 'open' as const } };
    const ownProof = { config: { access: 'own-proof' as const } };
    const get = (path: string, handler: Handler): void => void fastify.get(path, open, this.asPage(handler));
    const post = (path: string, handler: Handler): void => void fastify.post(path, open, this.asPage(handler));
    get('/sign-in', begin);
    get('/sign-in/callback', complete);
    get('/sign-in/participant', showParticipants);
    post('/sign-in/participant', actFor);
    get('/sign-in/ended', showEnded);
    post('/sign-out', leave);
    get('/sign-out/done', showSignedOut);
    get('/invitations/:token', showInvitation);
    fastify.post('/sign-in/back-channel', ownProof, (request, reply) => backChannel.logOut(this.desk, request, reply));
    fastify.post('/oauth/token', { config: { ...ownProof.config, describes: TOKEN } }, (request, reply) =>
      giveToken(this.desk, request, reply),
    );
  }

  /** Every way in which it can fail is a page that says what to do next. */
  private asPage(handler: Handler) {
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      try {
        return await handler(this.desk, request, reply);
      } catch (error) {
        if (error instanceof SignInFailure) {
          const { reason, message } = error;
          log('sign-in').warn({ reason, detail: message, err: error.cause }, 'somebody could not sign in');
          if (!NOT_REFUSED.has(reason)) tellSignInRefused(error);
          return show(this.desk, request, reply, (view) => failurePage(view, error));
        }
        if (error instanceof Fault) {
          tellRefusal({ actor: ANONYMOUS, action: 'invitation:open', fault: error });
          return showFault(this.desk, request, reply, error);
        }
        // Answered as the pages answer a surprise: logged, and nothing told but the request id.
        return show(this.desk, request, reply, () => {
          throw error;
        });
      }
    };
  }
}

const TOKEN = {
  summary: 'An access token for a service account: OAuth 2 client credentials',
  body: { types: ['application/x-www-form-urlencoded'], what: 'grant_type=client_credentials' },
};

/** Nobody was turned away: a provider was not there, or somebody thought better of it. */
const NOT_REFUSED = new Set<Reason>(['denied', 'provider-down', 'provider-error', 'unknown-issuer', 'no-transaction']);

/** Some of it is what the browser brought, and may be as long as an address. */
const tellSignInRefused = ({ reason, message }: SignInFailure): void =>
  tellRefusal({
    actor: ANONYMOUS,
    action: 'session:begin',
    fault: new Fault('NOT_AUTHENTICATED', `${reason}: ${message.slice(0, 300)}`),
  });

async function showInvitation(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { token } = request.params as { token: string };
  const invitation = await desk.invitations.preview(token);
  return show(desk, request, reply, (view) => invitationPage(view, token, invitation));
}

/** The only faults that come this far are those of an invitation. */
const showFault = (desk: Desk, request: FastifyRequest, reply: FastifyReply, fault: Fault): Promise<FastifyReply> =>
  show(desk, request, reply, (view) => invitationOverPage(view, fault.message, fault.code === 'NOT_FOUND' ? 404 : 410));
