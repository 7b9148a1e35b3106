import { Inject } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import type { CountryReference } from '../country/country-reference.js';
import type { AuthorityEntity } from './authority.entity.js';
import { AuthorityService } from './authority.service.js';
import type { DesignationEntity } from './designation.entity.js';

@Resolver('Designation')
export class DesignationResolver {
  constructor(@Inject(AuthorityService) private readonly register: AuthorityService) {}

  @ResolveField()
  authority(designation: DesignationEntity): AuthorityEntity | null {
    return this.register.find(designation.authority);
  }
}

@Resolver('Country')
export class CountryAuthoritiesResolver {
  constructor(@Inject(AuthorityService) private readonly register: AuthorityService) {}

  @ResolveField()
  authority({ code }: CountryReference, _: object, context: SubgraphContext): Promise<AuthorityEntity | null> {
    return this.register.designatedFor(context, code);
  }

  @ResolveField()
  authorities({ code }: CountryReference): AuthorityEntity[] {
    return this.register.ofCountry(code);
  }
}
