import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  isOwnOrigin,
  mayActFor,
  type Actor,
  type Authentication,
  type Holder,
  type Invitations,
  type ServiceAccounts,
  type SessionRow,
  type Sessions,
  type ShownTokens,
  type Standing,
} from '#access';
import { Fault } from '#kernel';
import { answer } from '../pages/answer.js';
import type { Page } from '../pages/layout.js';
import { viewOf, type Site, type View } from '../pages/view.js';
import type { Cookies } from './cookies.js';
import type { Provider } from './provider.js';
import { SignInFailure } from './sign-in-failure.js';
import type { Transactions } from './transaction.js';

/** What the routes of signing in work with. */
export interface Desk {
  site: Site;
  providers: readonly Provider[];
  transactions: Transactions;
  cookies: Cookies;
  authentication: Authentication;
  standing: Standing;
  sessions: Sessions;
  shownTokens: ShownTokens;
  services: ServiceAccounts;
  invitations: Invitations;
}

export const CALLBACK = '/sign-in/callback';
export const SIGNED_OUT = '/sign-out/done';

export const addressOf = ({ site }: Desk, request: FastifyRequest): URL =>
  new URL(site.url + (request.url.startsWith('/') ? request.url : '/'));

export function providerOf({ providers }: Desk, issuer: string): Provider {
  const found = providers.find((provider) => provider.issuer === issuer);
  if (!found) throw new SignInFailure('unknown-issuer', `nobody signs in at ${issuer.slice(0, 200)} here`);
  return found;
}

/** Nothing of signing in is kept by anybody. Requests here come in as nobody's, so whose they are is asked for the header. */
export async function show(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  make: (view: View) => Page | Promise<Page>,
): Promise<FastifyReply> {
  request.actor = await actorShown(desk, request);
  const view = viewOf(request, desk.site);
  return answer(request, reply, view, async () => ({ ...(await make(view)), isPrivate: true }));
}

async function actorShown({ cookies, authentication }: Desk, request: FastifyRequest): Promise<Actor> {
  const token = cookies.sessionOf(request);
  if (token === undefined) return request.actor;
  try {
    return await authentication.actorOf(`Bearer ${token}`);
  } catch (error) {
    if (error instanceof Fault) return request.actor;
    throw error;
  }
}

export const goTo = (reply: FastifyReply, address: string): FastifyReply =>
  reply.header('cache-control', 'no-store').redirect(address, 303);

/** What a form of ours says; another site's form is sent away, because the browser adds our cookie to it. */
export function formOf({ site }: Desk, request: FastifyRequest): Record<string, string> {
  if (!isOwnOrigin(request.headers, site.url)) throw new SignInFailure('foreign-request', 'sent from another site');
  return textsOf(request.body);
}

/** Fields given once, as text. */
export const textsOf = (body: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    ),
  );

/** The session of the cookie with its person, where both are still good; the role in it may have ended. */
export async function sessionAt(
  { cookies, sessions, standing }: Desk,
  request: FastifyRequest,
): Promise<{ token: string; row: SessionRow; holder: Holder } | null> {
  const token = cookies.sessionOf(request);
  const row = token === undefined ? null : await sessions.find(token);
  if (token === undefined || !row || row.endedAt !== null || row.expiresAt <= new Date()) return null;
  const holder = await standing.ofPerson(row.person);
  return holder && { token, row, holder };
}

/** Whom somebody may act for now, having been recognised by this issuer. */
export function choicesOf({ standing, providers }: Desk, holder: Holder, issuer: string): string[] {
  const provider = providers.find((one) => one.issuer === issuer);
  return provider ? standing.participantsOf(holder).filter(mayActFor(provider.options)) : [];
}
