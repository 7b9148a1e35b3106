import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { Connection } from '#database';
import type { SubgraphContext } from '#graphql';
import type { CountryReference } from '../country/country.reference.js';
import { allTexts, readText, type Text } from '../texts.js';
import type { AuthorityEntity } from './authority.entity.js';
import { AuthorityService, type AuthorityFilter, type AuthorityFunction } from './authority.service.js';
import type { DesignationEntity } from './designation.entity.js';
import { DesignationService } from './designation.service.js';

@Resolver('Authority')
export class AuthorityResolver {
  constructor(
    @Inject(AuthorityService) private readonly register: AuthorityService,
    @Inject(DesignationService) private readonly designated: DesignationService,
  ) {}

  @Query()
  authority(@Args('id') id: string): AuthorityEntity | null {
    return this.register.find(id);
  }

  @Query()
  authorities(@Args() filter: AuthorityFilter): Promise<Connection<AuthorityEntity>> {
    return this.register.page(filter);
  }

  @ResolveReference()
  reference({ id }: { id: string }): AuthorityEntity | null {
    return this.register.find(id);
  }

  @ResolveField()
  name(
    @Parent() authority: AuthorityEntity,
    @Args('language') asked: string | undefined,
    @Context() { languages }: SubgraphContext,
  ): string {
    return readText(authority.name, asked, languages);
  }

  @ResolveField()
  names(@Parent() authority: AuthorityEntity): Text[] {
    return allTexts(authority.name);
  }

  @ResolveField()
  country(@Parent() { country }: AuthorityEntity): CountryReference {
    return { code: country };
  }

  @ResolveField()
  functions(@Parent() authority: AuthorityEntity, @Context() context: SubgraphContext): Promise<AuthorityFunction[]> {
    return this.register.functionsOf(context, authority);
  }

  @ResolveField()
  designations(
    @Parent() { id }: AuthorityEntity,
    @Args('on') on: string | undefined,
    @Context() context: SubgraphContext,
  ): Promise<DesignationEntity[]> {
    return this.designated.ofAuthorityOn(context, id, on);
  }

  @ResolveField()
  allDesignations(
    @Parent() { id }: AuthorityEntity,
    @Context() context: SubgraphContext,
  ): Promise<DesignationEntity[]> {
    return this.designated.ofAuthority(context, id);
  }
}
