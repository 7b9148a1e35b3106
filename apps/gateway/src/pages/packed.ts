import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptsEncoding, type Encoding } from '#platform';

const byBrotli = promisify(brotliCompress);
const byGzip = promisify(gzip);

/** The best first. */
const OURS: readonly Encoding[] = ['br', 'gzip'];

/** What is shorter than this is as long when it is packed. */
const WORTH_IT = 1024;
/** A page is packed while somebody waits for it. */
const QUICK = 5;

/** The best of ours that whoever asks takes; null: none. */
export function encodingFor({ headers }: Pick<FastifyRequest, 'headers'>): Encoding | null {
  return OURS.find((encoding) => acceptsEncoding(headers['accept-encoding'], encoding)) ?? null;
}

/** @param isKept packed once and sent often, so that it may take its time */
export async function packed(text: string, encoding: Encoding, isKept = false): Promise<Buffer> {
  if (encoding === 'gzip') return byGzip(text, isKept ? { level: 9 } : {});
  return byBrotli(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: isKept ? constants.BROTLI_MAX_QUALITY : QUICK,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  });
}

/** Sends it packed where that is worth it and taken. */
export async function sendPacked(
  reply: FastifyReply,
  text: string,
  encoding: Encoding | null,
  pack = packed,
): Promise<FastifyReply> {
  if (!encoding || text.length < WORTH_IT) return reply.send(text);
  return reply.header('content-encoding', encoding).send(await pack(text, encoding));
}
