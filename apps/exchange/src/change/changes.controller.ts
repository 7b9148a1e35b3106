import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { publicUrlOf, RouteAccess, ENVIRONMENT, type Environment } from '#platform';
import { QueryOnce } from '../query-once.js';
import { ChangeFeed, type FeedPage } from './change-feed.js';
import { changeJson } from './change-json.js';
import { ChangesCursor } from './changes-cursor.js';
import { readChangesRequest } from './changes-request.js';
import { ChangesStream } from './changes-stream.js';

const NDJSON = 'application/x-ndjson';

/** `GET /changes`: what changed since a cursor, from the beginning without one; `/changes/stream`: the same as it happens. */
@Controller('changes')
export class ChangesController {
  private readonly base: string;

  constructor(
    @Inject(ChangeFeed) private readonly feed: ChangeFeed,
    @Inject(ChangesCursor) private readonly cursor: ChangesCursor,
    @Inject(ChangesStream) private readonly stream: ChangesStream,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.base = publicUrlOf(environment);
  }

  @RouteAccess('by-audience', {
    summary: 'The log of changes since a cursor',
    query: {
      since: 'the cursor of the last answer, or a day (UTC) or moment; none: from the beginning',
      limit: '1 to 1000',
      wait: 'seconds to wait for a change',
    },
  })
  @Get()
  async page(
    @CurrentActor() actor: Actor,
    @Query(new QueryOnce('since', 'limit', 'wait')) query: { since?: string; limit?: unknown; wait?: unknown },
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    void reply
      .header('link', `<${this.cursor.resync}>; rel="start"`)
      .header('cache-control', 'no-store')
      .header('vary', 'accept, authorization, cookie');
    const { limit, waitMs } = readChangesRequest(query);
    const after = await this.feed.start(query.since, 0);
    const page = await this.feed.awaitPage(after, actor, limit, waitMs, untilClosed(reply));
    void reply.header(
      'link',
      `<${this.cursor.resync}>; rel="start", <${this.cursor.link(page.log, page.position)}>; rel="next"`,
    );
    return accept?.includes(NDJSON) ? this.lines(page, reply) : this.json(page);
  }

  @RouteAccess('by-audience', {
    summary: 'The same as it happens, as server-sent events',
    query: { since: 'a cursor, day or moment' },
    answers: ['text/event-stream'],
  })
  @Get('stream')
  async follow(
    @CurrentActor() actor: Actor,
    @Query(new QueryOnce('since')) query: { since?: string },
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.header('link', `<${this.cursor.resync}>; rel="start"`);
    const after = await this.feed.start(lastEventId ?? query.since);
    await this.stream.serve(actor, after, reply, untilClosed(reply));
  }

  private json({ changes, log, position, more, rights }: FeedPage): Record<string, unknown> {
    return {
      changes: changes.map((change) => changeJson(this.base, change)),
      next: this.cursor.encode(log, position),
      more,
      rights,
    };
  }

  /** One change per line; the last line says where to go on. */
  private lines(page: FeedPage, reply: FastifyReply): string {
    void reply.type(NDJSON);
    const { changes, ...end } = this.json(page) as { changes: unknown[] };
    return [...changes, end].map((line) => `${JSON.stringify(line)}\n`).join('');
  }
}

/** Aborts when the reader goes away. */
function untilClosed(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => controller.abort());
  return controller.signal;
}
