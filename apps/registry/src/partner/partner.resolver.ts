import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentActor, Readers, type Actor } from '#access';
import type { SubgraphContext } from '#graphql';
import { mutate } from '../mutation.js';
import { viewerCan, type ParticipantActions } from '../participant/viewer-can.js';
import { allTexts, readText, type LanguageArgs, type Text } from '../texts.js';
import {
  EnterPartnerService,
  type CreatePartnerInput,
  type RemovePartnerInput,
  type UpdatePartnerInput,
} from './enter-partner.service.js';
import type { PartnerEntity } from './partner.entity.js';
import { PartnerService } from './partner.service.js';

@Resolver('Partner')
export class PartnerResolver {
  constructor(
    @Inject(PartnerService) private readonly partners: PartnerService,
    @Inject(EnterPartnerService) private readonly entering: EnterPartnerService,
    @Inject(Readers) private readonly readers: Readers,
  ) {}

  @Query()
  partner(@Args('id') id: string): PartnerEntity | null {
    return this.partners.find(id);
  }

  @Query('partners')
  allPartners(): PartnerEntity[] {
    return this.partners.all();
  }

  @Mutation()
  createPartner(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreatePartnerInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.entering.create(actor, input));
  }

  @Mutation()
  updatePartner(
    @CurrentActor() actor: Actor,
    @Args('input') input: UpdatePartnerInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.entering.update(actor, input));
  }

  @Mutation()
  removePartner(
    @CurrentActor() actor: Actor,
    @Args('input') input: RemovePartnerInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.entering.remove(actor, input));
  }

  @ResolveReference()
  reference({ id }: { id: string }): PartnerEntity | null {
    return this.partners.find(id);
  }

  @ResolveField('viewerCan')
  actions(@Parent() { id }: PartnerEntity, @CurrentActor() actor: Actor): ParticipantActions {
    return viewerCan(actor, id);
  }

  @ResolveField()
  name(partner: PartnerEntity, args: LanguageArgs, context: SubgraphContext): string {
    return readText(partner.name, args, context);
  }

  @ResolveField()
  names(partner: PartnerEntity): Text[] {
    return allTexts(partner.name);
  }

  @ResolveField()
  reads({ id }: PartnerEntity): Promise<string[]> {
    return this.readers.keysOf(id);
  }
}
