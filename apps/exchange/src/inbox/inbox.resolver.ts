import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { Connection } from '#database';
import { asResult, type ErrorValue } from '#graphql';
import { isUuid } from '#kernel';
import type { InboxCounts } from './inbox-counts.js';
import { InboxLive } from './inbox-live.js';
import { InboxService, type InboxFilter, type InboxItemView } from './inbox.service.js';
import { QuietService, type QuietView } from './quiet.service.js';

@Resolver('InboxItem')
export class InboxResolver {
  constructor(
    @Inject(InboxService) private readonly inboxes: InboxService,
    @Inject(InboxLive) private readonly live: InboxLive,
    @Inject(QuietService) private readonly quiet: QuietService,
  ) {}

  @Query('inbox')
  inbox(
    @CurrentActor() actor: Actor,
    @Args('filter') filter?: InboxFilter | null,
    @Args('first') first?: number,
    @Args('after') after?: string,
  ): Promise<Connection<InboxItemView>> {
    return this.inboxes.page(actor, filter ?? {}, { first, after });
  }

  @Query('inboxCounts')
  inboxCounts(@CurrentActor() actor: Actor): Promise<InboxCounts> {
    return this.inboxes.counts(actor);
  }

  @Query('quietRecords')
  quietRecords(@CurrentActor() actor: Actor): Promise<QuietView[]> {
    return this.quiet.mine(actor);
  }

  @Mutation('markRead')
  markRead(@CurrentActor() actor: Actor, @Args('ids') ids: string[]): Promise<InboxCounts | ErrorValue> {
    return asResult(() => this.inboxes.markRead(actor, ids));
  }

  @Mutation('markAllRead')
  markAllRead(@CurrentActor() actor: Actor, @Args('upTo') upTo: string): Promise<InboxCounts | ErrorValue> {
    return asResult(() => this.inboxes.markAllRead(actor, upTo));
  }

  @Mutation('acknowledge')
  acknowledge(@CurrentActor() actor: Actor, @Args('id') id: string): Promise<InboxCounts | ErrorValue> {
    return asResult(() => this.inboxes.acknowledge(actor, id));
  }

  @Mutation('muteRecord')
  mute(
    @CurrentActor() actor: Actor,
    @Args('record') record: string,
    @Args('until') until: Date | null = null,
  ): Promise<QuietView | ErrorValue> {
    return asResult(() => this.quiet.set(actor, record, 'MUTE', until));
  }

  @Mutation('snoozeRecord')
  snooze(
    @CurrentActor() actor: Actor,
    @Args('record') record: string,
    @Args('until') until: Date,
  ): Promise<QuietView | ErrorValue> {
    return asResult(() => this.quiet.set(actor, record, 'SNOOZE', until));
  }

  @Mutation('unmuteRecord')
  unmute(@CurrentActor() actor: Actor, @Args('record') record: string): Promise<{ __typename: string } | ErrorValue> {
    return asResult(() => this.quiet.unmute(actor, record));
  }

  @Subscription('inboxChanged')
  inboxChanged(@CurrentActor() actor: Actor): AsyncIterableIterator<{ inboxChanged: InboxCounts }> {
    return this.live.follow(actor);
  }

  @ResolveField('acknowledgedBy')
  acknowledgedBy(@Parent() { acknowledgedBy: id }: InboxItemView): { id: string } | null {
    return id !== null && isUuid(id) ? { id } : null;
  }
}
