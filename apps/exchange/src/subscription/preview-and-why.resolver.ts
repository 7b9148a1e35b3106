import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { loader, type SubgraphContext } from '#graphql';
import { changeTypes, type ChangeTypeView } from '../change/change-types.js';
import { ChangesCursor } from '../change/changes-cursor.js';
import { changeView } from '../change/change-view.js';
import {
  SubscriptionPreviews,
  type PreviewQuestion,
  type SubscriptionPreview,
} from './subscription-previews.service.js';
import { Whys, type Pair } from './whys.service.js';
import type { Why } from './why.js';

@Resolver('Delivery')
export class PreviewAndWhyResolver {
  constructor(
    @Inject(SubscriptionPreviews) private readonly previews: SubscriptionPreviews,
    @Inject(Whys) private readonly whys: Whys,
    @Inject(ChangesCursor) private readonly cursor: ChangesCursor,
  ) {}

  @Query('previewSubscription')
  async preview(@CurrentActor() actor: Actor, @Args() question: PreviewQuestion): Promise<Previewed> {
    const { log, changes, ...preview } = await this.previews.of(actor, question);
    return { ...preview, changes: changes.map((one) => changeView(one, this.cursor.encode(log, one.position))) };
  }

  @Query('whyDidIGetThis')
  whyDidIGetThis(@CurrentActor() actor: Actor, @Args() pair: Pair): Promise<Why> {
    return this.whys.one(actor, pair);
  }

  @Query('changeTypes')
  types(): ChangeTypeView[] {
    return changeTypes();
  }

  @ResolveField('why')
  why(
    @CurrentActor() actor: Actor,
    @Parent() { position, subscription }: Pair,
    @Context() context: SubgraphContext,
  ): Promise<Why | null> {
    return loader<Pair, Why | null>(context, Whys, (pairs) => this.whys.of(actor, pairs)).load({
      position,
      subscription,
    });
  }
}

type Previewed = Omit<SubscriptionPreview, 'log' | 'changes'> & { changes: Record<string, unknown>[] };
