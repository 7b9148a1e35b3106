import type { FastifyReply, FastifyRequest } from 'fastify';
import { textsOf, type Desk } from './desk.js';

type OauthError = 'invalid_request' | 'invalid_client' | 'unsupported_grant_type';

interface Client {
  id: string;
  secret: string;
}

/** `POST /oauth/token`: a service account's id and secret for a token of an hour (RFC 6749, 4.4). */
export async function giveToken(
  { services }: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  void reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
  const form = textsOf(request.body);
  const { grant_type: grant } = form;
  if (!isForm(request) || grant === undefined)
    return refuse(
      reply,
      400,
      'invalid_request',
      'Send grant_type=client_credentials as application/x-www-form-urlencoded.',
    );
  if (grant !== 'client_credentials')
    return refuse(reply, 400, 'unsupported_grant_type', 'Here is only client_credentials; people sign in at /sign-in.');
  const { authorization } = request.headers;
  if (authorization !== undefined && form['client_secret'] !== undefined)
    return refuse(reply, 400, 'invalid_request', 'Send id and secret once: as Basic or in the form, not both.');
  const client = authorization === undefined ? ofForm(form) : ofBasic(authorization);
  const given = client && (await services.signIn(client.id, client.secret));
  if (!given) return refuse(reply, 401, 'invalid_client', 'Id and secret do not fit, or the service account is over.');
  return reply.send({ access_token: given.token, token_type: 'Bearer', expires_in: given.expiresInSeconds });
}

const isForm = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded') === true;

const ofForm = ({ client_id: id, client_secret: secret }: Record<string, string>): Client | null =>
  id !== undefined && secret !== undefined ? { id, secret } : null;

/** Both are form-encoded before they are joined (RFC 6749, 2.3.1). */
function ofBasic(authorization: string): Client | null {
  const [scheme, encoded = ''] = authorization.split(' ');
  if (scheme?.toLowerCase() !== 'basic') return null;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  try {
    return { id: formDecoded(id), secret: formDecoded(secret.join(':')) };
  } catch {
    return null;
  }
}

const formDecoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

function refuse(reply: FastifyReply, status: number, error: OauthError, description: string): FastifyReply {
  if (status === 401) void reply.header('www-authenticate', 'Basic realm="comity", charset="UTF-8"');
  return reply.status(status).send({ error, error_description: description });
}
