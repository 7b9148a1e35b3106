import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpException,
  Inject,
  Param,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor } from '#access';
import { invalidInput, isPublicationKind, notFound, PUBLICATION_KINDS, type PublicationKind } from '#kernel';
import { RouteAccess } from '#platform';
import { problemsOf } from '../check/check-draft.js';
import { Idempotency } from '../idempotency/idempotency.service.js';
import { DraftReader } from './draft-reader.service.js';
import { Drafts } from './drafts.service.js';
import type { Given } from './given.js';
import { PublicationUrls } from './publication-urls.js';
import { readPublishRequest, readRevokeRequest } from './publication-requests.js';
import { Publishing } from './publishing.service.js';
import type { PublicationRecord } from './record.js';
import { representationOf } from './representation.js';
import { Revocation } from './revocation.service.js';

const IDEMPOTENT = { 'Idempotency-Key': 'carried out once, however often it is sent under this key' };
const CONTENT = { types: ['application/json'], what: 'the content of a record, as GET gives it, with its kind' };

/**
 * Writing for national systems that speak REST: the use-cases of the graph's mutations. What is sent is what GET gives as
 * `content`; a draft's version is its ETag, and whoever replaces one says with If-Match which one was seen.
 */
@Controller('publications')
export class PublicationWritingController {
  constructor(
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(DraftReader) private readonly draftReader: DraftReader,
    @Inject(Publishing) private readonly publishing: Publishing,
    @Inject(Revocation) private readonly revocation: Revocation,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(PublicationUrls) private readonly urls: PublicationUrls,
  ) {}

  /** Begins a draft, or with ?publish=true publishes at once. */
  @RouteAccess('needs publication:draft', {
    summary: 'Begins a draft, or publishes at once',
    query: {
      publish: 'true: publish at once',
      changeNote: 'what is new, for readers',
      embargoUntil: 'a moment to come',
    },
    headers: IDEMPOTENT,
    body: CONTENT,
    status: 201,
  })
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Query() query: Record<string, string | undefined>,
    @Headers('idempotency-key') key: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const kind = kindOf(body);
    const { publish, ...options } = readPublishRequest(query, ['publish', 'changeNote', 'embargoUntil']);
    const request = ['POST /publications', body, publish, options];
    const { record, repeated } = await this.idempotency.once(actor, { key, path: 'Idempotency-Key', request }, () =>
      publish
        ? this.publishing.publishNew(actor, kind, asIs(body), options)
        : this.drafts.create(actor, kind, asIs(body)),
    );
    await this.answer(reply, record, 201, repeated);
  }

  @RouteAccess('needs publication:read-drafts', { summary: 'The open draft; its version is the ETag' })
  @Get(':id/draft')
  async draft(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const [open] = await this.draftReader.ofMany(actor, [id]);
    if (!open) throw notFound(`An open draft of ${id.slice(0, 60)}`);
    await this.answer(reply, open.publication, 200);
  }

  /** Opens a draft on top of the newest revision; gives the open one where there is one. */
  @RouteAccess('needs publication:draft', { summary: 'Opens a draft on top of the newest revision' })
  @Post(':id/draft')
  async open(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(reply, await this.drafts.openOn(actor, id), 200);
  }

  @RouteAccess('needs publication:draft', {
    summary: 'Replaces the open draft',
    headers: { 'If-Match': 'the ETag of the draft that was seen' },
    body: CONTENT,
  })
  @Put(':id/draft')
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Headers('if-match') seen: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const version = versionOf(seen);
    await this.answer(reply, await this.drafts.update(actor, kindOf(body), id, asIs(body), version), 200);
  }

  @RouteAccess('needs publication:draft', { summary: 'Throws the open draft away', status: 204 })
  @Delete(':id/draft')
  async delete(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.drafts.delete(actor, id);
    await reply.status(204).send();
  }

  @RouteAccess('needs publication:publish', {
    summary: 'Publishes the open draft',
    headers: { 'If-Match': 'the ETag of the draft that was seen', ...IDEMPOTENT },
    body: { types: ['application/json'], what: 'changeNote, embargoUntil, correction' },
  })
  @Post(':id/publish')
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Headers('if-match') seen: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const options = readPublishRequest(body ?? {}, ['changeNote', 'embargoUntil', 'correction']);
    const expectedVersion = seen === undefined ? undefined : versionOf(seen);
    const request = ['publish', id, options, expectedVersion];
    const { record, repeated } = await this.idempotency.once(actor, { key, path: 'Idempotency-Key', request }, () =>
      this.publishing.publish(actor, id, { ...options, expectedVersion }),
    );
    await this.answer(reply, record, 200, repeated);
  }

  @RouteAccess('needs publication:revoke', {
    summary: 'Withdraws a published record',
    headers: IDEMPOTENT,
    body: { types: ['application/json'], what: 'reason' },
  })
  @Post(':id/revoke')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reason } = readRevokeRequest(body);
    const request = ['revoke', id, reason];
    const { record, repeated } = await this.idempotency.once(actor, { key, path: 'Idempotency-Key', request }, () =>
      this.revocation.revoke(actor, id, reason),
    );
    await this.answer(reply, record, 200, repeated);
  }

  private async answer(
    reply: FastifyReply,
    record: PublicationRecord,
    status: number,
    repeated = false,
  ): Promise<void> {
    const url = this.urls.of(record);
    if (record.draftVersion !== null) reply.header('etag', `"draft-${record.draftVersion}"`);
    if (repeated) reply.header('idempotency-replayed', 'true');
    if (status === 201) reply.header('location', url);
    const content = await record.read();
    const body = {
      ...representationOf(record, content, url),
      draftVersion: record.draftVersion,
      // Of a draft: what is to be mended before it can be published, by the path in the content.
      ...(record.draftVersion === null ? {} : { problems: problemsOf(record.kind, record.ownerId, content) }),
    };
    await reply.status(status).header('cache-control', 'private, no-store').type('application/json').send(body);
  }
}

const asIs = (content: unknown): Given => ({ content, asGiven: (path) => path });

function kindOf(body: unknown): PublicationKind {
  const kind = (body as { kind?: unknown } | null)?.kind;
  if (typeof kind === 'string' && isPublicationKind(kind)) return kind;
  throw invalidInput([{ path: 'kind', message: `expected one of ${PUBLICATION_KINDS.join(', ')}` }]);
}

/** A draft's ETag is `"draft-3"`. */
function versionOf(seen: string | undefined): number {
  if (seen === undefined)
    throw new HttpException('Say with If-Match which draft you saw: its ETag, such as "draft-3".', 428);
  const version = Number(/^"draft-(\d+)"$/.exec(seen.trim())?.[1]);
  if (Number.isInteger(version)) return version;
  throw invalidInput([{ path: 'If-Match', message: 'expected the ETag of the draft, such as "draft-3"' }]);
}
