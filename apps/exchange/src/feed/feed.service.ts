import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Actor } from '#access';
import { publicUrlOf, ENVIRONMENT, type Environment } from '#platform';
import { ChangeService, type LogHead } from '../change/change.service.js';
import { atom } from './atom.js';
import type { FeedFormat } from './feed-address.js';
import { feedEntry, type FeedDocument } from './feed-document.js';
import { FeedPages } from './feed-pages.js';
import type { FeedSource } from './feed-source.js';
import { jsonFeed } from './json-feed.js';

export interface FeedRequest {
  actor: Actor;
  source: FeedSource;
  format: FeedFormat;
  before: number | undefined;
  languages: readonly string[];
  gzip: boolean;
  /** the If-None-Match header */
  known: string | undefined;
}

export interface FeedAnswer {
  etag: string;
  /** null: what the reader has is still right */
  body: Buffer | null;
  lastModified: Date;
}

const MOST_KEPT_BYTES = 32 * 1024 * 1024;
const EPOCH = new Date(0);

/** Feeds as bytes. Asked with an ETag that still holds, it costs one look at the log; asked by many, it is built once. */
@Injectable()
export class FeedService {
  private readonly base: string;
  private readonly nodeName: string;
  private readonly kept = new LRUCache<string, { body: Buffer; lastModified: Date }>({
    maxSize: MOST_KEPT_BYTES,
    sizeCalculation: ({ body }) => body.length + 200,
  });

  constructor(
    @Inject(FeedPages) private readonly pages: FeedPages,
    @Inject(ChangeService) private readonly changes: ChangeService,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.base = publicUrlOf(environment);
    this.nodeName = environment.NODE_NAME;
  }

  async answer(request: FeedRequest): Promise<FeedAnswer> {
    // The head first: what is built after a narrowing may stand under the ETag of before it, never the other way round.
    const head = await this.changes.head();
    const version = await this.pages.version(request.source.filter, request.actor.readerKeys);
    const etag = etagOf(head, version, request);
    if (request.known?.split(',').some((tag) => tag.trim() === etag)) return { etag, body: null, lastModified: EPOCH };
    let found = this.kept.get(etag);
    if (!found) {
      found = await this.build(request, head.narrowedAt ?? EPOCH);
      this.kept.set(etag, found);
    }
    return { etag, ...found };
  }

  private async build(
    { actor, source, format, before, languages, gzip }: FeedRequest,
    narrowedAt: Date,
  ): Promise<{ body: Buffer; lastModified: Date }> {
    const page = await this.pages.page(source.filter, actor.readerKeys, before);
    const address = `${this.base}/feeds/${source.path}.${format}`;
    const language = languages[0] ?? 'en';
    const title = source.title(language);
    const arrived = page.entries[0]?.sequencedAt ?? EPOCH;
    const lastModified = arrived > narrowedAt ? arrived : narrowedAt;
    const document: FeedDocument = {
      address,
      page: before === undefined ? address : `${address}?before=${before}`,
      home: this.base,
      title: title === '' ? this.nodeName : `${this.nodeName}: ${title}`,
      language,
      isArchive: before !== undefined,
      previous: page.before === null ? null : `${address}?before=${page.before}`,
      author: this.nodeName,
      updated: lastModified,
      entries: page.entries.map((change) => feedEntry(this.base, change, languages)),
      withdrawn: page.withdrawn,
    };
    const body = Buffer.from(format === 'atom' ? atom(document) : jsonFeed(document));
    return { body: gzip ? gzipSync(body) : body, lastModified };
  }
}

/** Strong: different bytes never share one. */
function etagOf(
  { log, narrowed }: LogHead,
  version: number,
  { actor, source, format, before, languages, gzip }: FeedRequest,
): string {
  const parts = [
    log,
    narrowed,
    version,
    source.path,
    format,
    before ?? null,
    languages,
    [...actor.readerKeys].toSorted(),
    gzip,
  ];
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)}"`;
}
