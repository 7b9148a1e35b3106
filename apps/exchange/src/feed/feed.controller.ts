import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { QueryOnce } from '../query-once.js';
import { readFileName, type FeedFormat } from './feed-address.js';
import { OWN_WORDS, readBefore, readLanguages, single, type FeedQuery } from './feed-request.js';
import { FeedSources, type FeedSource } from './feed-source.js';
import { FeedService } from './feed.service.js';
import { acceptsEncoding, RouteAccess } from '#platform';
import { UnchangedFeeds } from './unchanged-feeds.js';
import { FILTER_PARTS } from '../change/change-filter.js';

const TYPES: Record<FeedFormat, string> = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

const QUERY = new QueryOnce(...OWN_WORDS, 'search');

type FeedHeaders = Record<string, string | undefined>;

const FEED_QUERY = {
  key: 'of a personal feed link',
  lang: 'a language, as BCP 47 writes it; without it the Accept-Language header counts',
  before: 'of an archive page, as its prev-archive link says',
  search: 'words that must be there, as in ChangeFilter of the graph',
  ...Object.fromEntries(
    FILTER_PARTS.map((part) => [part, 'as in ChangeFilter of the graph, with commas between values']),
  ),
};
const FEED_TYPES = ['application/atom+xml', 'application/feed+json'];

/** `/feeds/…`: Atom 1.0 and JSON Feed 1.1, ordered by arrival, in archive pages. */
@Controller('feeds')
export class FeedController {
  constructor(
    @Inject(FeedSources) private readonly sources: FeedSources,
    @Inject(FeedService) private readonly feeds: FeedService,
    @Inject(UnchangedFeeds) private readonly unchanged: UnchangedFeeds,
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
    return this.send(actor, this.sources.whole(name, query), format, query, headers, reply);
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
    return this.send(actor, this.sources.country(name, query), format, query, headers, reply);
  }

  @RouteAccess('by-audience', {
    summary: 'Changes of a regional body and its members: asean.atom',
    query: FEED_QUERY,
    answers: FEED_TYPES,
  })
  @Get('bodies/:file')
  body(
    @CurrentActor() actor: Actor,
    @Param('file') file: string,
    @Query(QUERY) query: FeedQuery,
    @Headers() headers: FeedHeaders,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, format } = readFileName(file);
    return this.send(actor, this.sources.body(name, query), format, query, headers, reply);
  }

  private async send(
    actor: Actor,
    source: FeedSource,
    format: FeedFormat,
    query: FeedQuery,
    headers: FeedHeaders,
    reply: FastifyReply,
  ): Promise<void> {
    const gzip = acceptsEncoding(headers['accept-encoding'], 'gzip');
    const { etag, body, lastModified, self, hub, head } = await this.feeds.answer({
      actor,
      source,
      format,
      gzip,
      before: readBefore(single(query['before'])),
      languages: readLanguages(single(query['lang']), headers['accept-language']),
      key: actor.via === 'feed-link' ? single(query['key']) : undefined,
      known: headers['if-none-match'],
    });
    const said = {
      link: [`<${self}>; rel="self"`, ...(hub ? [`<${hub}>; rel="hub"`] : [])].join(', '),
      etag,
      vary: 'accept-encoding, accept-language, authorization, cookie',
      'cache-control': actor.participant === null ? 'public, no-cache' : 'private, no-cache',
    };
    this.unchanged.remember(reply.request, { etag, headers: said, made: head });
    void reply.headers(said);
    if (body === null) return void (await reply.status(304).send());
    if (gzip) void reply.header('content-encoding', 'gzip');
    await reply.type(TYPES[format]).header('last-modified', lastModified.toUTCString()).send(body);
  }
}
