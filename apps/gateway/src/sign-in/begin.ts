import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { choosePage } from './choose.page.js';
import { addressOf, CALLBACK, goTo, providerOf, sessionAt, show, type Desk } from './desk.js';
import { reached } from './identity.js';
import type { Provider } from './provider.js';
import { sameSitePath } from './same-site-path.js';

const MOVED = 'moved';

/**
 * `GET /sign-in`: to the provider, or first to the choice of one. `return`: a path to go on at; `acr`: how strongly;
 * `participant`: whom to act for; `invitation`: what to accept.
 */
export async function begin(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = addressOf(desk, request).searchParams;
  const elsewhere = atPublicAddress(desk, request, asked);
  if (elsewhere) return goTo(reply, elsewhere);
  const invitation = asked.get('invitation');
  if (invitation) {
    // Told at once, not after the way to the provider and back.
    await desk.invitations.preview(invitation);
    if (isLedHere(request)) return goTo(reply, `/invitations/${encodeURIComponent(invitation)}`);
  }
  const issuer = asked.get('issuer') ?? onlyIssuer(desk);
  if (issuer === null) return show(desk, request, reply, (view) => choosePage(view, desk.providers, asked));
  const provider = providerOf(desk, issuer);
  const session = await sessionAt(desk, request);
  return goTo(reply, await toProvider(desk, provider, asked, session?.row.participant, reply));
}

/**
 * Where a provider knows the browser, the way there and back takes no click. A link elsewhere must not take up roles in
 * somebody's name, and have them act for whoever sent it: they see first who invites them to what.
 */
const isLedHere = ({ headers }: FastifyRequest): boolean =>
  headers['sec-fetch-site'] !== undefined && headers['sec-fetch-site'] !== 'same-origin';

async function toProvider(
  { site, transactions, cookies }: Desk,
  provider: Provider,
  asked: URLSearchParams,
  presentParticipant: string | undefined,
  reply: FastifyReply,
): Promise<string> {
  const configuration = await reached(() => provider.configuration());
  const acr = asked.get('acr');
  const invitation = asked.get('invitation');
  const participant = asked.get('participant');
  const transaction = {
    issuer: provider.issuer,
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    returnTo: sameSitePath(asked.get('return')),
    ...(acr ? { acr } : {}),
    ...(invitation ? { invitation } : {}),
    ...(participant ? { participant } : {}),
    ...(presentParticipant ? { presentParticipant } : {}),
  };
  cookies.keepTransaction(reply, await transactions.seal(transaction));
  const address = buildAuthorizationUrl(configuration, {
    redirect_uri: `${site.url}${CALLBACK}`,
    scope: provider.scopes,
    state: transaction.state,
    nonce: transaction.nonce,
    code_challenge: await calculatePKCECodeChallenge(transaction.verifier),
    code_challenge_method: 'S256',
    ...(acr ? { acr_values: acr } : {}),
  });
  return address.href;
}

const onlyIssuer = ({ providers }: Desk): string | null =>
  providers.length === 1 ? (providers[0]?.issuer ?? null) : null;

/**
 * The provider sends people back to PUBLIC_URL, and a cookie set under another name of this node (127.0.0.1, an address of
 * the container) would not come along. Once only: behind some proxies the host that we see is never the public one.
 */
function atPublicAddress({ site }: Desk, request: FastifyRequest, asked: URLSearchParams): string | null {
  if (asked.has(MOVED) || request.headers.host === new URL(site.url).host) return null;
  asked.set(MOVED, '1');
  return `${site.url}/sign-in?${asked.toString()}`;
}
