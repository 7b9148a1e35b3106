import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import { DEMONSTRATION_PEOPLE } from '#registry';
import { PATH } from './options.js';
import { choosePersonPage, confirmPage } from './pages.js';

import { CONFIRMED, ONE_CLICK } from './provider.js';

type Raw = [request: IncomingMessage, response: ServerResponse];

/** Asks who is there, or for the stronger sign-in whether it is really they. */
export async function ask(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { uid, params, session } = await provider.interactionDetails(...raw(request, reply));
  const action = `${PATH}/interaction/${uid}`;
  const known = DEMONSTRATION_PEOPLE.find(({ subject }) => subject === session?.accountId);
  const other = new URL(request.url, 'http://localhost').searchParams.has('other');
  return page(
    reply,
    known && wantsConfirmed(params) && !other
      ? confirmPage(action, known)
      : choosePersonPage(action, DEMONSTRATION_PEOPLE),
  );
}

export async function take(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { uid, params } = await provider.interactionDetails(...raw(request, reply));
  const { person, confirmed, abort } = request.body as Record<string, string | undefined>;
  const chosen = DEMONSTRATION_PEOPLE.find(({ subject }) => subject === person);
  if (chosen && wantsConfirmed(params) && confirmed === undefined && abort === undefined) {
    await page(reply, confirmPage(`${PATH}/interaction/${uid}`, chosen));
    return;
  }
  const result =
    abort !== undefined || !chosen
      ? { error: 'access_denied', error_description: 'Nobody was chosen.' }
      : { login: { accountId: chosen.subject, acr: confirmed === undefined ? ONE_CLICK : CONFIRMED } };
  reply.hijack();
  await provider.interactionFinished(...raw(request, reply), result, { mergeWithLastSubmission: false });
}

const wantsConfirmed = (params: Record<string, unknown>): boolean =>
  String(params['acr_values'] ?? '')
    .split(' ')
    .includes(CONFIRMED);

const raw = (request: FastifyRequest, reply: FastifyReply): Raw => [request.raw, reply.raw];

const page = (reply: FastifyReply, text: string): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    )
    .send(text);
