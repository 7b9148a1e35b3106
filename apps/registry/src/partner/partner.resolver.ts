import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import { allTexts, readText, type Text } from '../texts.js';
import type { PartnerEntity } from './partner.entity.js';
import { PartnerService } from './partner.service.js';

@Resolver('Partner')
export class PartnerResolver {
  constructor(@Inject(PartnerService) private readonly partners: PartnerService) {}

  @Query()
  partner(@Args('id') id: string): PartnerEntity | null {
    return this.partners.find(id);
  }

  @Query('partners')
  allPartners(): PartnerEntity[] {
    return this.partners.all();
  }

  @ResolveReference()
  reference({ id }: { id: string }): PartnerEntity | null {
    return this.partners.find(id);
  }

  @ResolveField()
  name(
    @Parent() partner: PartnerEntity,
    @Args('language') asked: string | undefined,
    @Context() { languages }: SubgraphContext,
  ): string {
    return readText(partner.name, asked, languages);
  }

  @ResolveField()
  names(@Parent() partner: PartnerEntity): Text[] {
    return allTexts(partner.name);
  }
}
