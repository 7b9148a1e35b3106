import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '#access';
import { answerFault } from '#platform';
import { arriving } from './arriving.js';
import { receiptOf } from './file-record.js';
import { FileRoom } from './file-room.service.js';
import { Intake } from './intake.service.js';
import { DISK_FULL, isDiskFull, noRoom } from './refusals.js';
import { Resumable, UPLOADS } from './resumable.js';
import { sentWithHeaders } from './sent-with.js';

const access = 'needs publication:draft' as const;
const ANY = ['application/octet-stream'];
const WHOLE = {
  summary: 'Sends a file in one request; its name and hash in headers, see docs/files.md',
  body: { types: ANY, what: 'the file' },
  status: 201,
};
const RESUMED = {
  summary: 'Sends a file in pieces that can be resumed: tus 1.0',
  body: { types: ['application/offset+octet-stream'], what: 'a piece of it' },
};

/**
 * Where files come in. In a scope of its own, in which no parser reads a body: it goes to the disk as it comes, and no more of
 * it is in memory than a piece.
 */
@Injectable()
export class UploadRoutes implements OnApplicationBootstrap {
  /** made when the first one comes: it writes to the folder at once, which need not be there in a process that takes none */
  private resumable: Resumable | undefined;

  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(Access) private readonly access: Access,
    @Inject(Intake) private readonly intake: Intake,
    @Inject(FileRoom) private readonly room: FileRoom,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const fastify = this.host.httpAdapter?.getInstance<FastifyInstance | undefined>();
    if (!fastify?.hasRequestDecorator('actor')) return;
    await fastify.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
      scope.setErrorHandler((error, _request, reply) => answerFault(reply, error));
      scope.post('/files', { config: { access, describes: WHOLE } }, (request, reply) => this.post(request, reply));
      const answer = (request: FastifyRequest, reply: FastifyReply) => this.tus(request, reply);
      for (const [url, methods] of [
        [UPLOADS, ['POST', 'OPTIONS']],
        [`${UPLOADS}/:id`, ['HEAD', 'PATCH', 'DELETE', 'OPTIONS']],
      ] as const)
        for (const method of methods)
          scope.route({
            method,
            url,
            config: method === 'OPTIONS' ? { access: 'open' } : { access, describes: RESUMED },
            handler: answer,
          });
    });
  }

  /** The whole in one request. */
  private async post(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    this.access.require(request.actor, 'publication:draft');
    const sentWith = sentWithHeaders(request.headers, request.query as Record<string, unknown>);
    await this.room.require(request.actor.participant, Number(request.headers['content-length'] ?? 0));
    const path = join(this.room.uploads, `${randomUUID()}.part`);
    try {
      const measured = await arriving(request.raw, path, this.room.mostBytes);
      const { file, isNew } = await this.intake.take(request.actor, { path, ...measured, ...sentWith });
      const receipt = receiptOf(file);
      await reply
        .status(isNew ? 201 : 200)
        .header('location', receipt.url)
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(receipt));
    } catch (error) {
      throw isDiskFull(error) ? noRoom(DISK_FULL) : error;
    } finally {
      await rm(path, { force: true });
    }
  }

  private async tus(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (request.method !== 'OPTIONS') this.access.require(request.actor, 'publication:draft');
    await this.room.open();
    this.resumable ??= new Resumable(this.intake, this.room);
    const { id } = request.params as { id?: string };
    const response = await this.resumable.answer(request.actor, asWeb(request), id);
    reply.status(response.status);
    response.headers.forEach((value, name) => {
      // Who may read it from another site is said at the door.
      if (name !== 'content-length' && !name.startsWith('access-control-')) reply.header(name, value);
    });
    const body = await response.text();
    if (response.status >= 400) reply.type('application/problem+json');
    await reply.send(body);
  }
}

function asWeb({ raw, method, headers }: FastifyRequest): Request {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (typeof value === 'string' && name !== 'cookie' && name !== 'authorization') given.set(name, value);
  const body = method === 'POST' || method === 'PATCH' ? (Readable.toWeb(raw) as ReadableStream) : null;
  const init = { method, headers: given, body, duplex: 'half' };
  return new Request(new URL(raw.url ?? '/', 'http://localhost'), init as RequestInit);
}
