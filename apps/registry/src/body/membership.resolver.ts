import { Inject } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import type { CountryReference } from '../country/country-reference.js';
import type { BodyMemberEntity } from './body-member.entity.js';
import { BodyService } from './body.service.js';
import { MembershipService } from './membership.service.js';
import type { RegionalBodyEntity } from './regional-body.entity.js';

@Resolver('Membership')
export class MembershipResolver {
  constructor(@Inject(BodyService) private readonly bodies: BodyService) {}

  @ResolveField()
  body(membership: BodyMemberEntity): RegionalBodyEntity | null {
    return this.bodies.find(membership.body);
  }

  @ResolveField()
  country(membership: BodyMemberEntity): CountryReference {
    return { code: membership.country };
  }
}

@Resolver('Country')
export class CountryBodiesResolver {
  constructor(@Inject(MembershipService) private readonly memberships: MembershipService) {}

  @ResolveField()
  bodies(
    { code }: CountryReference,
    { on }: { on?: string | null },
    context: SubgraphContext,
  ): Promise<BodyMemberEntity[]> {
    return this.memberships.ofCountryOn(context, code, on);
  }
}
