import type { FastifyReply, FastifyRequest } from 'fastify';
import { buildEndSessionUrl } from 'openid-client';
import { log } from '#platform';
import { formOf, goTo, show, SIGNED_OUT, type Desk } from './desk.js';
import { signedOutPage } from './signed-out.page.js';

/** `POST /sign-out`: the session ends here first, whatever becomes of the rest; then at the provider, where it takes that. */
export async function leave(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  formOf(desk, request);
  const token = desk.cookies.sessionOf(request);
  const row = token === undefined ? null : await desk.sessions.find(token);
  if (token !== undefined) await desk.sessions.end(token);
  desk.cookies.forgetSession(reply);
  // The portal keeps what was typed and not saved yet; who comes after at this computer shall not find it.
  void reply.header('clear-site-data', '"storage"');
  const address = row && row.endedAt === null ? await endSessionAt(desk, row.issuer, row.idToken) : null;
  if (address === null) return goTo(reply, SIGNED_OUT);
  if (desk.site.signIn?.formTargets.includes(address.origin)) return goTo(reply, address.href);
  // Browsers follow a form to addresses that the page named beforehand; this one was not known then, so it is a link.
  return show(desk, request, reply, (view) => signedOutPage(view, address.href));
}

export const showSignedOut = (desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
  show(desk, request, reply, (view) => signedOutPage(view));

async function endSessionAt({ providers, site }: Desk, issuer: string, idToken: string | null): Promise<URL | null> {
  const provider = providers.find((one) => one.issuer === issuer);
  if (!provider) return null;
  try {
    const configuration = await provider.configuration();
    if (!configuration.serverMetadata().end_session_endpoint) return null;
    return buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: `${site.url}${SIGNED_OUT}`,
      ...(idToken === null ? {} : { id_token_hint: idToken }),
    });
  } catch (error) {
    log('sign-in').warn({ err: error, issuer }, 'somebody could not be signed out at the provider too');
    return null;
  }
}
