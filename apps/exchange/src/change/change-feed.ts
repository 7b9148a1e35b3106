import { Inject, Injectable } from '@nestjs/common';
import { Readers, type Actor } from '#access';
import { isDay, momentOf } from '#kernel';
import { readFilter } from './change-filter.js';
import { ChangeHub } from './change-hub.js';
import { ChangeService, type LoggedChange } from './change.service.js';
import { ChangesCursor } from './changes-cursor.js';

export interface FeedPage {
  changes: LoggedChange[];
  /** names this log, for cursors */
  log: string;
  /** where to go on; moves past what may not be read, too */
  position: number;
  /** true when there is more now */
  more: boolean;
  /** stands for what the reader may read; another one than before: see rightsMark */
  rights: string;
}

const ALL = readFilter(null, 'filter').filter;

/**
 * The change feed: what changed since a cursor, for mirrors. The head of the log is read before the rows, so a cursor never
 * passes a change that was not looked at.
 */
@Injectable()
export class ChangeFeed {
  constructor(
    @Inject(ChangeService) private readonly changes: ChangeService,
    @Inject(ChangesCursor) private readonly cursor: ChangesCursor,
    @Inject(ChangeHub) private readonly hub: ChangeHub,
    @Inject(Readers) private readonly readers: Readers,
  ) {}

  /** The position that `since` names, a cursor, a day or a moment; without it `byDefault`, or the end of the log. */
  async start(since: string | undefined, byDefault?: number): Promise<number> {
    const moment = since === undefined ? null : isDay(since) ? `${since}T00:00:00Z` : momentOf(since);
    if (moment !== null) return this.changes.before(moment);
    const head = await this.changes.head();
    return since === undefined ? (byDefault ?? head.position) : this.cursor.decode(since, head);
  }

  /** Where the log ends now, for a reader who begins there. */
  async end(actor: Actor): Promise<{ log: string; position: number; rights: string }> {
    const { log, position } = await this.changes.head();
    return { log, position, rights: this.cursor.rightsMark(await this.readers.stillHeldBy(actor)) };
  }

  async page(after: number, actor: Actor, limit: number): Promise<FeedPage> {
    const readerKeys = await this.readers.stillHeldBy(actor);
    const { log, position: head } = await this.changes.head();
    const rows = await this.changes.list({ filter: ALL, readerKeys, after, before: head + 1, limit: limit + 1 });
    const changes = rows.slice(0, limit);
    const more = rows.length > limit;
    const rights = this.cursor.rightsMark(readerKeys);
    return {
      changes,
      log,
      more,
      rights,
      position: more ? (changes.at(-1) as LoggedChange).position : Math.max(head, after),
    };
  }

  /** A page as soon as there is one that holds something, or an empty one when the wait is over. */
  async awaitPage(after: number, actor: Actor, limit: number, waitMs: number, signal: AbortSignal): Promise<FeedPage> {
    const until = Date.now() + waitMs;
    let from = after;
    for (;;) {
      // Asked for before looking: news that comes between the look and the wait is not lost.
      const news = this.hub.nextNews();
      const page = await this.page(from, actor, limit);
      const left = until - Date.now();
      if (page.changes.length > 0 || left <= 0 || signal.aborted || this.hub.isClosed) {
        news.forget();
        return page;
      }
      await news.within(left, signal);
      from = page.position;
    }
  }
}
