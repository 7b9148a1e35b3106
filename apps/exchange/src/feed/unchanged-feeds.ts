import type { OutgoingHttpHeaders } from 'node:http';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { ANONYMOUS } from '#access';
import { acceptsEncoding } from '#platform';
import type { LogHead } from '../change/change.service.js';
import { HeldHead } from '../change/held-head.js';

/** An answer to a request, without its body. */
export interface FeedHead {
  etag: string;
  /** all that the exchange itself says */
  headers: Readonly<Record<string, string>>;
  /** of the log it was made from */
  made: Pick<LogHead, 'log' | 'position'>;
}

const MOST_CHARACTERS = 2_000_000;

/**
 * Programs that read feeds ask for the same address again and again, and nearly always hold what is still right. Who is
 * nobody in particular is told so by the text of the request alone, before the address is read: as long as the log has the
 * head that the answer was made from, and after the door has counted the request and it is known who asks. What is for
 * somebody in particular neither comes in here nor is asked of it.
 */
@Injectable()
export class UnchangedFeeds implements OnModuleInit {
  private readonly answered = new LRUCache<string, FeedHead>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_head, key) => key.length + 500,
  });

  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(HeldHead) private readonly head: HeldHead,
  ) {}

  onModuleInit(): void {
    // preParsing comes after every onRequest hook, and after that of the door, which stood there first.
    this.host.httpAdapter?.getInstance<FastifyInstance>().addHook('preParsing', (request, reply, _payload, done) => {
      const known = request.headers['if-none-match'];
      if (known === undefined || !mayShare(request)) return done();
      const found = this.answered.get(textOf(request));
      if (!found || !holds(known, found.etag) || !this.head.isStill(found.made)) return done();
      // Nothing is left to be made of it: the way of an answer through Fastify took a sixth of the whole.
      reply.hijack();
      reply.raw.writeHead(304, { ...(reply.getHeaders() as OutgoingHttpHeaders), ...found.headers }).end();
    });
  }

  remember(request: FastifyRequest, head: FeedHead): void {
    if (mayShare(request)) this.answered.set(textOf(request), head);
  }
}

/** Whether an If-None-Match header names this ETag. */
export const holds = (known: string | undefined, etag: string): boolean =>
  known === etag || (known?.split(',').some((tag) => tag.trim() === etag) ?? false);

const mayShare = ({ actor, method, url }: FastifyRequest): boolean =>
  actor === ANONYMOUS && method === 'GET' && url.startsWith('/feeds/');

/** Everything that the answer depends on, besides the log and who asks: what Vary says. */
const textOf = ({ headers, url }: FastifyRequest): string =>
  `${acceptsEncoding(headers['accept-encoding'], 'gzip') ? 'gzip' : ''} ${headers['accept-language'] ?? ''} ${url}`;
