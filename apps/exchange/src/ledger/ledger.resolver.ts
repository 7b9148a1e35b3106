import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { Connection } from '#database';
import type { SubgraphContext } from '#graphql';
import { Ledger, type ListedChange, type ReachTotals, type ReachView, type RecipientView } from './ledger.service.js';
import type { ReachState } from './reached.js';

@Resolver('ChangeReach')
export class LedgerResolver {
  constructor(@Inject(Ledger) private readonly ledger: Ledger) {}

  @Query('changeReach')
  ofChange(@CurrentActor() actor: Actor, @Args('position') position: number): Promise<ReachView | null> {
    return this.ledger.ofChange(actor, position);
  }

  @Query('publicationReach')
  ofPublication(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('first') first?: number,
    @Args('after') after?: string,
  ): Promise<Connection<ReachView>> {
    return this.ledger.ofSubject(actor, id, { first, after });
  }

  @ResolveField('totals')
  totals(@Parent() { position }: ReachView, @Context() context: SubgraphContext): Promise<ReachTotals> {
    return this.ledger.totals(context, position);
  }

  @ResolveField('recipients')
  recipients(
    @Parent() reach: ReachView,
    @Args('first') first?: number,
    @Args('after') after?: string,
    @Args('state') state?: ReachState,
  ): Promise<Connection<RecipientView>> {
    return this.ledger.recipients(reach, { first, after, state });
  }
}

@Resolver('Change')
export class ReachOfChangeResolver {
  constructor(@Inject(Ledger) private readonly ledger: Ledger) {}

  @ResolveField('reach')
  reach(@CurrentActor() actor: Actor, @Parent() change: ListedChange): ReachView | null {
    return this.ledger.ofListed(actor, change);
  }
}
