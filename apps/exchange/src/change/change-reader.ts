import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { connection, readPage, type Connection, type PageInput } from '#database';
import { CursorCodec, invalidInput } from '#kernel';
import { ENVIRONMENT, type Environment } from '#platform';
import { ChangeChannels } from './change-channels.js';
import { readFilter, type ChangeFilter, type ChangeFilterInput } from './change-filter.js';
import { ChangeService } from './change.service.js';
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
    const filter = accepted(input);
    const purpose = `Query.changes ${JSON.stringify(filter)}`;
    const page = readPage(this.codec, purpose, given, { byDefault: 20, most: this.mostPerPage });
    const after = page.after ? Number(page.after[0]) : 0;
    const rows = await this.changes.list({ filter, readerKeys: actor.readerKeys, after, limit: page.limit + 1 });
    return connection(this.codec, purpose, page, rows.map(changeView), (row) => [row['position'] as number]);
  }

  follow(actor: Actor, input: ChangeFilterInput): Promise<AsyncIterableIterator<{ changes: Record<string, unknown> }>> {
    return this.channels.listen(accepted(input), actor.readerKeys, (change) => ({ changes: changeView(change) }));
  }
}

function accepted(input: ChangeFilterInput): ChangeFilter {
  const { filter, problems } = readFilter(input, 'filter');
  if (problems.length > 0) throw invalidInput(problems);
  return filter;
}
