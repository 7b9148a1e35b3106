import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import type { CountryReference } from '../country/country.reference.js';
import type { AuthorityEntity } from './authority.entity.js';
import { AuthorityService } from './authority.service.js';
import type { DesignationEntity } from './designation.entity.js';

@Resolver('Designation')
export class DesignationResolver {
  constructor(@Inject(AuthorityService) private readonly register: AuthorityService) {}

  @ResolveField()
  authority(@Parent() designation: DesignationEntity): AuthorityEntity | null {
    return this.register.find(designation.authority);
  }
}

@Resolver('Country')
export class CountryAuthoritiesResolver {
  constructor(@Inject(AuthorityService) private readonly register: AuthorityService) {}

  @ResolveField()
  authority(
    @Parent() { code }: CountryReference,
    @Context() context: SubgraphContext,
  ): Promise<AuthorityEntity | null> {
    return this.register.designatedFor(context, code);
  }

  @ResolveField()
  authorities(@Parent() { code }: CountryReference): AuthorityEntity[] {
    return this.register.ofCountry(code);
  }
}
