import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { invalidInput } from '#kernel';

const FILES = [
  'text/csv',
  'application/x-ndjson',
  'application/jsonl',
  'application/gzip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/**
 * The body of such a request is given to its route as it comes in, whatever its length; the gateway passes it on likewise.
 * No form of another site can send one: browsers ask before they send these types.
 */
export function takeFilesAsStreams(fastify: FastifyInstance): void {
  for (const type of FILES)
    if (!fastify.hasContentTypeParser(type))
      fastify.addContentTypeParser(type, (_request, body, done) => done(null, body));
}

const FORM = 'multipart/form-data';
const REPORT = 'message/rfc822';
const MOST_FORM = 16 * 1024;

/**
 * What mail programs and mail servers send, and only under /mail: a form that says nothing (RFC 8058 has them send it as
 * multipart), and a delivery report. Elsewhere these types stay refused: a page of another site can send a form.
 */
export function takeMailBodies(fastify: FastifyInstance): void {
  for (const type of [FORM, REPORT])
    fastify.addContentTypeParser(
      type,
      { parseAs: 'string', bodyLimit: type === FORM ? MOST_FORM : MOST_TEXT },
      (request, body, done) => {
        if (request.url.startsWith('/mail/')) done(null, type === FORM ? {} : body);
        else done(Object.assign(new Error(`${type} is not taken here`), { statusCode: 415 }));
      },
    );
}

const MOST_TEXT = 1024 * 1024;

/** For a route that wants such a body as one text; what is no stream is given back as it is. */
export async function wholeBody(body: unknown): Promise<unknown> {
  if (!(body instanceof Readable)) return body;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    if (size > MOST_TEXT) throw invalidInput([{ path: 'body', message: 'is larger than 1 MB' }]);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
