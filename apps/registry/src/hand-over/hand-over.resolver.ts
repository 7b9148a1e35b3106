import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { SubgraphContext } from '#graphql';
import { mutate } from '../mutation.js';
import { HandOverService, type HandOverInput } from './hand-over.service.js';

@Resolver()
export class HandOverResolver {
  constructor(@Inject(HandOverService) private readonly handing: HandOverService) {}

  @Mutation()
  handOver(
    @CurrentActor() actor: Actor,
    @Args('input') input: HandOverInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.handing.handOver(actor, input));
  }

  @Mutation()
  personLeft(
    @CurrentActor() actor: Actor,
    @Args('input') input: { person: string; participant: string },
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.handing.left(actor, input));
  }
}
