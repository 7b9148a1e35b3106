import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { acceptedLanguages, canonicalLanguage, invalidInput } from '#kernel';
import { QueryOnce } from '../query-once.js';
import { readFileName, type FeedFormat } from './feed-address.js';
import { FeedSources, type FeedSource } from './feed-source.js';
import { FeedService } from './feed.service.js';
import { RouteAccess } from '#platform';

const TYPES: Record<FeedFormat, string> = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

const QUERY = new QueryOnce('before', 'lang');

interface FeedQuery {
  before?: string;
  lang?: string;
}

type FeedHeaders = Record<string, string | undefined>;

const FEED_QUERY = { key: 'of a personal feed link', lang: 'languages, the dearest first' };
const FEED_TYPES = ['application/atom+xml', 'application/feed+json'];

/** `/feeds/…`: Atom 1.0 and JSON Feed 1.1, ordered by arrival, in archive pages. */
@Controller('feeds')
export class FeedController {
  constructor(
    @Inject(FeedSources) private readonly sources: FeedSources,
    @Inject(FeedService) private readonly feeds: FeedService,
  ) {}

  @RouteAccess('by-audience', {
    summary: 'All changes, or those of the register: publications.atom, publications.json, register.atom',
    query: FEED_QUERY,
    answers: FEED_TYPES,
  })
  @Get(':file')
  publications(
    @CurrentActor() actor: Actor,
    @Param('file') file: string,
    @Query(QUERY) query: FeedQuery,
    @Headers() headers: FeedHeaders,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, format } = readFileName(file);
    return this.send(actor, this.sources.whole(name), format, query, headers, reply);
  }

  @RouteAccess('by-audience', {
    summary: 'Changes that concern a country: VN.atom, VN.json',
    query: FEED_QUERY,
    answers: FEED_TYPES,
  })
  @Get('countries/:file')
  country(
    @CurrentActor() actor: Actor,
    @Param('file') file: string,
    @Query(QUERY) query: FeedQuery,
    @Headers() headers: FeedHeaders,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, format } = readFileName(file);
    return this.send(actor, this.sources.country(name), format, query, headers, reply);
  }

  @RouteAccess('by-audience', {
    summary: 'Changes of a regional body and its members: asean.atom',
    query: FEED_QUERY,
    answers: FEED_TYPES,
  })
  @Get('bodies/:file')
  async body(
    @CurrentActor() actor: Actor,
    @Param('file') file: string,
    @Query(QUERY) query: FeedQuery,
    @Headers() headers: FeedHeaders,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, format } = readFileName(file);
    return this.send(actor, await this.sources.body(name), format, query, headers, reply);
  }

  private async send(
    actor: Actor,
    source: FeedSource,
    format: FeedFormat,
    query: FeedQuery,
    headers: FeedHeaders,
    reply: FastifyReply,
  ): Promise<void> {
    const gzip = /\bgzip\b/.test(headers['accept-encoding'] ?? '');
    const { etag, body, lastModified } = await this.feeds.answer({
      actor,
      source,
      format,
      gzip,
      before: readBefore(query.before),
      languages: readLanguages(query.lang, headers['accept-language']),
      known: headers['if-none-match'],
    });
    void reply.header('etag', etag).header('vary', 'accept-encoding, accept-language, authorization, cookie');
    void reply.header('cache-control', actor.participant === null ? 'public, no-cache' : 'private, no-cache');
    if (body === null) return void (await reply.status(304).send());
    if (gzip) void reply.header('content-encoding', 'gzip');
    await reply.type(TYPES[format]).header('last-modified', lastModified.toUTCString()).send(body);
  }
}

function readBefore(before: string | undefined): number | undefined {
  if (before === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(before)) return Number(before);
  throw invalidInput([
    { path: 'before', message: 'expected a position, as in the prev-archive link of the page after it' },
  ]);
}

function readLanguages(asked: string | undefined, header: string | undefined): string[] {
  if (asked === undefined) return acceptedLanguages(header);
  const language = canonicalLanguage(asked);
  if (language !== null) return [language];
  throw invalidInput([{ path: 'lang', message: 'expected a BCP 47 tag that exists, such as vi or pt-BR' }]);
}
