import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { feedFileAddress, type Actor } from '#access';
import { publicUrlOf, ENVIRONMENT, type Environment } from '#platform';
import type { LogHead } from '../change/change.service.js';
import { HeldHead } from '../change/held-head.js';
import { atom } from './atom.js';
import type { FeedFormat } from './feed-address.js';
import { feedEntry, type FeedDocument } from './feed-document.js';
import { FeedPages } from './feed-pages.js';
import type { FeedSource } from './feed-source.js';
import { jsonFeed } from './json-feed.js';
import { holds } from './unchanged-feeds.js';

export interface FeedRequest {
  actor: Actor;
  source: FeedSource;
  format: FeedFormat;
  before: number | undefined;
  languages: readonly string[];
  gzip: boolean;
  /** of the personal feed link that the reader came with: files are linked so that it opens them */
  key: string | undefined;
  /** the If-None-Match header */
  known: string | undefined;
}

export interface FeedAnswer {
  etag: string;
  /** null: what the reader has is still right */
  body: Buffer | null;
  lastModified: Date;
  /** the feed's own address, and the hub that is told of what is new in it */
  self: string;
  hub: string | null;
  /** of the log it was made from */
  head: Pick<LogHead, 'log' | 'position'>;
}

interface Kept extends Omit<FeedAnswer, 'body'> {
  body: Buffer;
}

const MOST_KEPT_BYTES = 32 * 1024 * 1024;
const EPOCH = new Date(0);

/**
 * Feeds as bytes. What a reader is shown follows from the log up to its head and from what that reader may read, so it is
 * built once for each head, and asked again it costs nothing. The ETag is of the bytes alone: what is hidden from a reader
 * leaves no trace in it.
 */
@Injectable()
export class FeedService {
  private readonly base: string;
  private readonly nodeName: string;
  private readonly hub: string | null;
  private readonly secret: string;
  private readonly kept = new LRUCache<string, Kept>({
    maxSize: MOST_KEPT_BYTES,
    sizeCalculation: ({ body }, key) => body.length + key.length * 2 + 500,
  });
  private readonly building = new Map<string, Promise<Kept>>();

  constructor(
    @Inject(FeedPages) private readonly pages: FeedPages,
    @Inject(HeldHead) private readonly head: HeldHead,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.base = publicUrlOf(environment);
    this.nodeName = environment.NODE_NAME;
    this.hub = environment.WEBSUB_HUB ?? null;
    this.secret = environment.CURSOR_SECRET;
  }

  async answer(request: FeedRequest): Promise<FeedAnswer> {
    // The head first: what is built after it may know more than it says, never less.
    const head = await this.head.now();
    const key = keyOf(request);
    const found = this.kept.get(key);
    const good =
      found?.head.position === head.position && found.head.log === head.log
        ? found
        : await this.once(key, request, head);
    return { ...good, body: holds(request.known, good.etag) ? null : good.body };
  }

  /** Many that ask at once wait for one. */
  private async once(key: string, request: FeedRequest, head: LogHead): Promise<Kept> {
    const which = `${head.log} ${head.position} ${key}`;
    let building = this.building.get(which);
    if (!building) {
      building = this.build(request, head).finally(() => this.building.delete(which));
      this.building.set(which, building);
    }
    const built = await building;
    this.kept.set(key, built);
    return built;
  }

  private async build(request: FeedRequest, { log, position }: LogHead): Promise<Kept> {
    const { format, gzip } = request;
    const document = await this.document(request);
    const text = format === 'atom' ? atom(document) : jsonFeed(document);
    return {
      head: { log, position },
      etag: etagOf(text, gzip),
      body: gzip ? gzipSync(text) : Buffer.from(text),
      lastModified: document.updated,
      self: document.page,
      hub: document.hub,
    };
  }

  private async document({ actor, source, format, before, languages, key }: FeedRequest): Promise<FeedDocument> {
    await source.require?.();
    const page = await this.pages.page(source.filter, actor.readerKeys, before);
    const address = `${this.base}/feeds/${source.path}.${format}${source.query && `?${source.query}`}`;
    const older = (position: number): string => `${address}${source.query ? '&' : '?'}before=${position}`;
    const language = languages[0] ?? 'en';
    const title = source.title(language);
    const file = (id: string): string => this.base + feedFileAddress(this.secret, key, id);
    return {
      address,
      page: before === undefined ? address : older(before),
      home: this.base,
      title: title === '' ? this.nodeName : `${this.nodeName}: ${title}`,
      language,
      isArchive: before !== undefined,
      previous: page.before === null ? null : older(page.before),
      // A hub fetches what everybody may read, by the addresses that it is told of.
      hub: actor.participant === null && source.query === '' && before === undefined ? this.hub : null,
      author: this.nodeName,
      updated: page.updated ?? EPOCH,
      entries: page.entries.map((change) => feedEntry({ base: this.base, file }, change, languages)),
      withdrawn: page.withdrawn,
    };
  }
}

/** Everything that the bytes depend on, besides the log. */
const keyOf = ({ actor, source, format, before, languages, gzip, key }: FeedRequest): string =>
  JSON.stringify([
    `${source.path}.${format}?${source.query}`,
    before ?? null,
    languages,
    actor.participant === null ? null : [...actor.readerKeys].toSorted(),
    gzip,
    key ?? null,
  ]);

/** Strong: different bytes never share one, compressed or not. */
const etagOf = (text: string, gzip: boolean): string =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}${gzip ? '-gzip' : ''}"`;
