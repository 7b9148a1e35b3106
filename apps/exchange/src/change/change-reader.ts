import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { connection, readPage, type Connection, type PageInput } from '#database';
import { CursorCodec, Fault } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import { ChangeChannels } from './change-channels.js';
import { acceptedFilter, type ChangeFilterInput } from './change-filter.js';
import { ChangeService, type LogHead } from './change.service.js';
import { changeView } from './change-view.js';

/** The log as the graph reads it: in pages, or as it goes on. */
@Injectable()
export class ChangeReader {
  private readonly codec: CursorCodec;
  private readonly mostPerPage: number;

  constructor(
    @Inject(ChangeService) private readonly changes: ChangeService,
    @Inject(ChangeChannels) private readonly channels: ChangeChannels,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.codec = new CursorCodec(environment.CURSOR_SECRET);
    this.mostPerPage = environment.GRAPHQL_MAX_PAGE;
  }

  async page(actor: Actor, input: ChangeFilterInput, given: PageInput): Promise<Connection<Record<string, unknown>>> {
    const filter = acceptedFilter(input);
    const purpose = `Query.changes ${JSON.stringify(filter)}`;
    const page = readPage(this.codec, purpose, given, { byDefault: 20, most: this.mostPerPage });
    // The head before the rows: a cursor never passes a change that was not looked at.
    const head = await this.changes.head();
    const after = position(page.after, head);
    const rows = await this.changes.list({ filter, readerKeys: actor.readerKeys, after, limit: page.limit + 1 });
    const found = connection(this.codec, purpose, page, rows.map(changeView), (row) => [
      head.log,
      row['position'] as number,
    ]);
    // Who follows the log keeps its place when there is nothing new.
    found.pageInfo.endCursor ??=
      given.after ?? this.codec.encode(purpose, [head.log, page.limit === 0 ? 0 : head.position]);
    return found;
  }

  follow(actor: Actor, input: ChangeFilterInput): Promise<AsyncIterableIterator<{ changes: Record<string, unknown> }>> {
    return this.channels.listen(acceptedFilter(input), actor, (change) => ({ changes: changeView(change) }));
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
