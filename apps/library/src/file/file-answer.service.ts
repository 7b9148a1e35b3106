import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { conflict, Fault } from '#kernel';
import { isKnown } from '../is-known.js';
import { byteRange } from './byte-range.js';
import { contentDisposition } from './content-disposition.js';
import type { FileRecord } from './file-record.js';
import { FileStorage } from './file-storage.service.js';
import { typeNamed } from './file-types.js';

/** Sends a file, or the part of it that is asked for, so that nothing in it can run where it is shown. */
@Injectable()
export class FileAnswer {
  constructor(@Inject(FileStorage) private readonly storage: FileStorage) {}

  /** @param file one that the asker may read */
  async send(file: FileRecord, { method, headers, actor }: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (file.state === 'WAITING') throw conflict('This file is not yet looked at for viruses. Try again in a minute.');
    if (file.state === 'REFUSED') throw new Fault('GONE', `This file was refused: ${file.refusal}.`);
    const etag = `"${file.sha256}"`;
    const how = typeNamed(file.media_type)?.isShown ? 'inline' : 'attachment';
    reply
      .header('etag', etag)
      .header('accept-ranges', 'bytes')
      .header('vary', 'authorization, cookie')
      .header('cache-control', actor.participant === null ? 'public, no-cache' : 'private, no-cache')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'");
    if (isKnown(headers['if-none-match'], etag)) return void (await reply.status(304).send());
    const whole = headers['if-range'] !== undefined && headers['if-range'] !== etag;
    const range = method === 'GET' && !whole ? byteRange(headers.range, file.size) : null;
    reply.header('content-disposition', contentDisposition(how, file.name));
    reply.type(file.media_type.startsWith('text/') ? `${file.media_type}; charset=utf-8` : file.media_type);
    if (range === 'none') {
      const title = `The range is outside the file, which has ${file.size} bytes.`;
      reply.header('content-range', `bytes */${file.size}`).removeHeader('content-disposition');
      return void (await reply
        .status(416)
        .type('application/problem+json')
        .send(JSON.stringify({ status: 416, title })));
    }
    if (range) reply.status(206).header('content-range', `bytes ${range.from}-${range.to}/${file.size}`);
    reply.header('content-length', range ? range.to - range.from + 1 : file.size);
    if (method === 'HEAD') return void (await reply.send(Readable.from([])));
    await reply.send(await this.storage.read(file, range));
  }
}
