import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { acceptsEncoding, RouteAccess } from '#platform';
import { readSnapshotRequest } from './snapshot-request.js';
import { SnapshotService } from './snapshot.service.js';

/** The records of a snapshot; where it begins, with its cursor, the exchange says (`GET /snapshot`). See docs/feeds.md. */
@Controller('snapshot/records')
export class SnapshotRecordsController {
  constructor(@Inject(SnapshotService) private readonly snapshots: SnapshotService) {}

  @RouteAccess('by-audience', {
    summary: 'All records that the reader may read, one in a line, in the order of their ids; for mirrors',
    query: {
      after: 'only those after this id, to go on after an interruption',
      until: 'only those up to this id',
      ids: 'only these, up to 200, with commas; one that is not there may not be read',
    },
    answers: ['application/x-ndjson'],
  })
  @Get()
  async records(
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
    @Headers('accept-encoding') encodings: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lines = this.snapshots.lines(actor, readSnapshotRequest(query));
    // Read before the answer begins, so that what fails at once is told as a failure.
    const first = await lines.next();
    const plain = Readable.from(after(first, lines), { objectMode: false });
    const gzip = acceptsEncoding(encodings, 'gzip');
    if (gzip) void reply.header('content-encoding', 'gzip');
    await reply
      .type('application/x-ndjson; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('vary', 'accept-encoding, authorization, cookie')
      .header('x-content-type-options', 'nosniff')
      // What breaks off is cut off: the last line is missing, and the reader goes on after the one before.
      .send(gzip ? pipeline(plain, createGzip({ level: 5 }), () => undefined) : plain);
  }
}

async function* after<T>(first: IteratorResult<T>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    if (!first.done) yield first.value;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
