import { Inject, Injectable } from '@nestjs/common';
import { Readers, type Actor } from '#access';
import { connection, readPage, type Connection, type PageInput } from '#database';
import { CursorCodec, Fault } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import { ChangeChannels } from './change-channels.js';
import { acceptedFilter, type ChangeFilterInput } from './change-filter.js';
import { ChangeService, type LoggedChange, type LogHead } from './change.service.js';
import { ChangesCursor } from './changes-cursor.js';
import { changeView } from './change-view.js';
import { ResumedListener } from './resumed-listener.js';

/** What is read at a time of what came before. */
const PAGE = 200;

/** The log as the graph reads it: in pages, or as it goes on. */
@Injectable()
export class ChangeReader {
  private readonly codec: CursorCodec;
  private readonly mostPerPage: number;

  constructor(
    @Inject(ChangeService) private readonly changes: ChangeService,
    @Inject(ChangeChannels) private readonly channels: ChangeChannels,
    @Inject(ChangesCursor) private readonly cursor: ChangesCursor,
    @Inject(Readers) private readonly readers: Readers,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.codec = new CursorCodec(environment.CURSOR_SECRET);
    this.mostPerPage = environment.GRAPHQL_MAX_PAGE;
  }

  async page(
    actor: Actor,
    input: ChangeFilterInput,
    given: PageInput,
    arrivedSince: string | null,
  ): Promise<Connection<Record<string, unknown>>> {
    const filter = acceptedFilter(input);
    const purpose = `Query.changes ${JSON.stringify(filter)}`;
    const page = readPage(this.codec, purpose, given, { byDefault: 20, most: this.mostPerPage });
    // The head before the rows: a cursor never passes a change that was not looked at.
    const head = await this.changes.head();
    const from = arrivedSince === null ? 0 : await this.changes.before(arrivedSince);
    const after = Math.max(from, position(page.after, head));
    const rows = await this.changes.list({ filter, readerKeys: actor.readerKeys, after, limit: page.limit + 1 });
    const views = rows.map((change) => changeView(change, this.cursor.encode(head.log, change.position)));
    const found = connection(this.codec, purpose, page, views, (row) => [head.log, row['position'] as number]);
    // Who follows the log keeps its place when there is nothing new.
    found.pageInfo.endCursor ??=
      given.after ?? this.codec.encode(purpose, [head.log, page.limit === 0 ? 0 : head.position]);
    return found;
  }

  /** @param since a change's cursor, or one of GET /changes: what came after it is told first */
  async follow(
    actor: Actor,
    input: ChangeFilterInput,
    since?: string | null,
  ): Promise<AsyncIterableIterator<{ changes: Record<string, unknown> }>> {
    const filter = acceptedFilter(input);
    const head = await this.changes.head();
    const view = (change: LoggedChange) => ({
      changes: changeView(change, this.cursor.encode(head.log, change.position)),
    });
    if (since == null) return (await this.channels.join(filter, actor, view)).listener;
    return new ResumedListener({
      after: this.cursor.decode(since, head),
      read: async (after, before) =>
        this.changes.list({ filter, readerKeys: await this.readers.stillHeldBy(actor), after, before, limit: PAGE }),
      join: () => this.channels.join(filter, actor, view),
      view,
    });
  }
}

/** Where a cursor goes on; one of another log, or of a log since restored from a backup, leads nowhere. */
function position(keys: readonly (string | number | null)[] | null, head: LogHead): number {
  if (keys === null) return 0;
  const [log, after] = keys;
  if (log === head.log && typeof after === 'number' && after <= head.position) return after;
  const message = 'this cursor is not of this log; begin again without after';
  throw new Fault('GONE', `after: ${message}`, [{ path: 'after', message }]);
}
