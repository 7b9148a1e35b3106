import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { ENVIRONMENT, publicUrlOf, RouteAccess, type Environment } from '#platform';
import { ChangeFeed } from '../change/change-feed.js';
import { ChangesCursor } from '../change/changes-cursor.js';

/**
 * Where a mirror begins. The cursor is taken before the records are read, so whatever happens while they are is among the
 * changes after it: nothing is missing, and what comes twice is the same revision.
 */
@Controller('snapshot')
export class SnapshotController {
  private readonly base: string;

  constructor(
    @Inject(ChangeFeed) private readonly feed: ChangeFeed,
    @Inject(ChangesCursor) private readonly cursor: ChangesCursor,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.base = publicUrlOf(environment);
  }

  @RouteAccess('by-audience', {
    summary: 'Where a mirror begins: a cursor of /changes, and where to read all records from then on',
  })
  @Get()
  async begin(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    void reply.header('cache-control', 'no-store').header('vary', 'authorization, cookie');
    const { log, position, rights } = await this.feed.end(actor);
    return {
      cursor: this.cursor.encode(log, position),
      rights,
      records: `${this.base}/snapshot/records`,
      changes: this.cursor.link(log, position),
    };
  }
}
