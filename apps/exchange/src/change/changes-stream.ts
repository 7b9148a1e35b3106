import { once } from 'node:events';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Authentication, keepAskingFor, type Actor } from '#access';
import { publicUrlOf, log, ENVIRONMENT, type Environment } from '#platform';
import { ChangeFeed } from './change-feed.js';
import { ChangeHub } from './change-hub.js';
import { changeJson } from './change-json.js';
import { ChangesCursor } from './changes-cursor.js';

const HEARTBEAT_MS = 15_000;
/** after which a browser comes back */
const RETRY_MS = 1000;
const PAGE = 100;
const SLOWEST_MS = 30_000;

/**
 * Server-sent events: each has its cursor as id, so a browser that comes back with Last-Event-ID goes on where it stopped.
 * A page is read only when the one before has left, so a slow reader costs one page; one that stands still is let go.
 */
@Injectable()
export class ChangesStream {
  private readonly base: string;

  constructor(
    @Inject(ChangeFeed) private readonly feed: ChangeFeed,
    @Inject(ChangesCursor) private readonly cursor: ChangesCursor,
    @Inject(ChangeHub) private readonly hub: ChangeHub,
    @Inject(Authentication) private readonly authentication: Authentication,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.base = publicUrlOf(environment);
  }

  async serve(actor: Actor, after: number, reply: FastifyReply, gone: AbortSignal): Promise<void> {
    reply.hijack();
    const over = new AbortController();
    const signal = AbortSignal.any([gone, over.signal]);
    const stopAsking = keepAskingFor(this.authentication, reply.request, () => over.abort());
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // The connection ends with the stream, so a process that stops need not wait for it to be found idle.
      connection: 'close',
    });
    try {
      await this.write(reply, `: the change feed\nretry: ${RETRY_MS}\n\n`, signal);
      let position = after;
      while (!signal.aborted && !this.hub.isClosed) position = await this.writePage(actor, position, reply, signal);
    } catch (error) {
      if (!signal.aborted) log('changes').warn({ err: error }, 'a stream of changes ended');
    } finally {
      stopAsking();
      reply.raw.end();
    }
  }

  private async writePage(actor: Actor, after: number, reply: FastifyReply, signal: AbortSignal): Promise<number> {
    const page = await this.feed.awaitPage(after, actor, PAGE, HEARTBEAT_MS, signal);
    const events = page.changes.map(
      (change) =>
        `id: ${this.cursor.encode(page.log, change.position)}\nevent: change\ndata: ${JSON.stringify(changeJson(this.base, change))}\n\n`,
    );
    // What may not be read moves the cursor too: a reader that comes back need not pass it again.
    await this.write(
      reply,
      events.length > 0
        ? events.join('')
        : `: ${new Date().toISOString()}\nid: ${this.cursor.encode(page.log, page.position)}\n\n`,
      signal,
    );
    return page.position;
  }

  private async write(reply: FastifyReply, text: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted || reply.raw.write(text)) return;
    await once(reply.raw, 'drain', { signal: AbortSignal.any([signal, AbortSignal.timeout(SLOWEST_MS)]) });
  }
}
