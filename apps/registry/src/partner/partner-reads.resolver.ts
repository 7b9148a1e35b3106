import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { SubgraphContext } from '#graphql';
import { mutate } from '../mutation.js';
import { PartnerReads, type SetPartnerReadsInput } from './partner-reads.service.js';

@Resolver()
export class PartnerReadsResolver {
  constructor(@Inject(PartnerReads) private readonly partnerReads: PartnerReads) {}

  @Mutation()
  setPartnerReads(
    @CurrentActor() actor: Actor,
    @Args('input') input: SetPartnerReadsInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, async () => ({
      ...(await this.partnerReads.set(actor, input)),
      __typename: 'Partner' as const,
    }));
  }
}
