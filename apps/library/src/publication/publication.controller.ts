import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { invalidInput, momentOf, notFound } from '#kernel';
import { LinkReader } from '../link/link-reader.service.js';
import { jsonLdOf } from './json-ld.js';
import { hasDaysToCome, UpcomingReader } from '../schedule/upcoming-reader.service.js';
import { vocabularyEdition } from '../vocabulary/held-schemes.js';
import { PublicationReader } from './publication-reader.service.js';
import { representationOf } from './representation.js';
import { PublicationUrls } from './publication-urls.js';
import { RouteAccess } from '#platform';
import { isKnown } from '../is-known.js';

/** The citable address, for machines; the gateway answers those who ask for a page. */
@Controller('publications')
export class PublicationController {
  constructor(
    @Inject(PublicationReader) private readonly reader: PublicationReader,
    @Inject(LinkReader) private readonly linkReader: LinkReader,
    @Inject(UpcomingReader) private readonly upcoming: UpcomingReader,
    @Inject(PublicationUrls) private readonly urls: PublicationUrls,
  ) {}

  @RouteAccess('by-audience', {
    summary: 'A record by its citable id, VN-LAW-2026-000123, or a revision, …@2; a page for browsers',
    answers: ['application/json', 'application/ld+json', 'text/html'],
  })
  @Get(':ref')
  async read(
    @CurrentActor() actor: Actor,
    @Param('ref') ref: string,
    @Query('asOf') asOf: unknown,
    @Headers('accept') accept: string | undefined,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.reader.find(actor, ref, null, readMoment(asOf));
    if (!record) throw notFound(`The publication ${ref.slice(0, 60)}`);
    const linked = accept?.includes('application/ld+json') ?? false;
    const upcoming = hasDaysToCome(record) ? ((await this.upcoming.ofMany([record.id]))[0] ?? []) : [];
    const supersededBy = await this.linkReader.successorOf(actor, record.id);
    // The hash is of the content; a draft has none, and the same content is another answer when it comes as a later
    // revision, when a newer one is out, or when the record was revoked, superseded by another, confirmed, or due for that, or
    // when a day has come that it names.
    const marks = [
      record.contentHash ?? `draft-${record.draftVersion}`,
      `${record.revision}/${record.newestRevision}`,
      ...(record.revocation ? ['revoked'] : []),
      ...(record.freshness ? [`${record.freshness.state}/${record.freshness.confirmedAt.toISOString()}`] : []),
      ...(upcoming.length > 0 ? [`u${upcoming.length}`] : []),
      ...(supersededBy ? [supersededBy] : []),
      ...(linked ? ['ld'] : []),
      // Labels of its codes come along.
      `v${vocabularyEdition()}`,
    ];
    const etag = `"${marks.join(';')}"`;
    reply.header('etag', etag).header('vary', 'accept, authorization, cookie');
    // What this reader may see others may not: a draft of a public record, an old revision of one that is public no more.
    reply.header('cache-control', actor.participant === null ? 'public, no-cache' : 'private, no-cache');
    if (isKnown(known, etag)) {
      await reply.status(304).send();
      return;
    }
    const content = await record.read();
    const url = this.urls.of(record);
    const successor = supersededBy === null ? undefined : this.urls.ofRef(supersededBy);
    if (linked)
      await reply
        .type('application/ld+json; charset=utf-8')
        .send(JSON.stringify(jsonLdOf(record, content, url, successor)));
    else
      await reply
        .type('application/json; charset=utf-8')
        .send(JSON.stringify({ ...representationOf(record, content, url), supersededBy, upcoming }));
  }
}

function readMoment(given: unknown): string | null {
  if (given === undefined || given === '') return null;
  const moment = typeof given === 'string' ? momentOf(given) : null;
  if (moment !== null) return moment;
  const message = 'is not a moment; expected a day such as 2026-07-01, taken at its end (UTC), or 2026-07-01T09:30:00Z';
  throw invalidInput([{ path: 'asOf', message }]);
}
