import { Inject } from '@nestjs/common';
import { Args, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import { allTexts, readText, type LanguageArgs, type Text } from '../texts.js';
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
  name(partner: PartnerEntity, args: LanguageArgs, context: SubgraphContext): string {
    return readText(partner.name, args, context);
  }

  @ResolveField()
  names(partner: PartnerEntity): Text[] {
    return allTexts(partner.name);
  }
}
