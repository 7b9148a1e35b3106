import { Inject } from '@nestjs/common';
import { Args, Query, Resolver, Subscription } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { Connection } from '#database';
import type { ChangeFilterInput } from './change-filter.js';
import { ChangeReader } from './change-reader.js';

@Resolver('Change')
export class ChangeResolver {
  constructor(@Inject(ChangeReader) private readonly reader: ChangeReader) {}

  @Query('changes')
  changes(
    @CurrentActor() actor: Actor,
    @Args('filter') filter?: ChangeFilterInput,
    @Args('first') first?: number,
    @Args('after') after?: string,
    @Args('arrivedSince') arrivedSince?: string | null,
  ): Promise<Connection<Record<string, unknown>>> {
    return this.reader.page(actor, filter, { first, after }, arrivedSince ?? null);
  }

  @Subscription('changes')
  changed(
    @CurrentActor() actor: Actor,
    @Args('filter') filter?: ChangeFilterInput,
    @Args('since') since?: string | null,
  ): Promise<AsyncIterableIterator<{ changes: unknown }>> {
    return this.reader.follow(actor, filter, since);
  }
}
