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
