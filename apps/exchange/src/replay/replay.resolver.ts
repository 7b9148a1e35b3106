import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, type ErrorValue } from '#graphql';
import type { ReplayInput } from './replay-request.js';
import { Replay, type ReplayView } from './replay.service.js';

@Resolver()
export class ReplayResolver {
  constructor(@Inject(Replay) private readonly replays: Replay) {}

  @Mutation('replayDeliveries')
  replay(@CurrentActor() actor: Actor, @Args('input') input: ReplayInput): Promise<ReplayView | ErrorValue> {
    return asResult(() => this.replays.replay(actor, input));
  }
}
