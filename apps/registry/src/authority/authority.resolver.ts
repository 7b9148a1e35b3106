import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { Connection } from '#database';
import type { SubgraphContext } from '#graphql';
import type { CountryReference } from '../country/country-reference.js';
import { mutate } from '../mutation.js';
import { viewerCan, type ParticipantActions } from '../participant/viewer-can.js';
import { allTexts, readText, type LanguageArgs, type Text } from '../texts.js';
import type { AuthorityEntity } from './authority.entity.js';
import { AuthorityService, type AuthorityFilter, type AuthorityFunction } from './authority.service.js';
import { DesignateService, type DesignateInput } from './designate.service.js';
import type { ContactPointEntity } from './contact-point.entity.js';
import { ContactPointService } from './contact-point.service.js';
import type { DesignationEntity } from './designation.entity.js';
import type { EndDesignationInput } from './designation-input.js';
import { DesignationService } from './designation.service.js';
import { EndDesignationService } from './end-designation.service.js';
import {
  EnterAuthorityService,
  type CreateAuthorityInput,
  type UpdateAuthorityInput,
} from './enter-authority.service.js';

@Resolver('Authority')
export class AuthorityResolver {
  constructor(
    @Inject(AuthorityService) private readonly register: AuthorityService,
    @Inject(DesignationService) private readonly designated: DesignationService,
    @Inject(DesignateService) private readonly designation: DesignateService,
    @Inject(EndDesignationService) private readonly ending: EndDesignationService,
    @Inject(EnterAuthorityService) private readonly entering: EnterAuthorityService,
    @Inject(ContactPointService) private readonly contacts: ContactPointService,
  ) {}

  @Query()
  authority(@Args('id') id: string): AuthorityEntity | null {
    return this.register.find(id);
  }

  @Query()
  authorities(@Args() filter: AuthorityFilter): Promise<Connection<AuthorityEntity>> {
    return this.register.page(filter);
  }

  @Mutation()
  designate(
    @CurrentActor() actor: Actor,
    @Args('input') input: DesignateInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.designation.designate(actor, input));
  }

  @Mutation()
  endDesignation(
    @CurrentActor() actor: Actor,
    @Args('input') input: EndDesignationInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.ending.end(actor, input));
  }

  @Mutation()
  createAuthority(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateAuthorityInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.entering.create(actor, input));
  }

  @Mutation()
  updateAuthority(
    @CurrentActor() actor: Actor,
    @Args('input') input: UpdateAuthorityInput,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.entering.update(actor, input));
  }

  @ResolveReference()
  reference({ id }: { id: string }): AuthorityEntity | null {
    return this.register.find(id);
  }

  @ResolveField('viewerCan')
  actions(@Parent() { id }: AuthorityEntity, @CurrentActor() actor: Actor): ParticipantActions {
    return viewerCan(actor, id);
  }

  @ResolveField()
  name(authority: AuthorityEntity, args: LanguageArgs, context: SubgraphContext): string {
    return readText(authority.name, args, context);
  }

  @ResolveField()
  names(authority: AuthorityEntity): Text[] {
    return allTexts(authority.name);
  }

  @ResolveField()
  country({ country }: AuthorityEntity): CountryReference {
    return { code: country };
  }

  @ResolveField()
  functions(authority: AuthorityEntity, _: object, context: SubgraphContext): Promise<AuthorityFunction[]> {
    return this.register.functionsOf(context, authority);
  }

  @ResolveField()
  contactPoints({ id }: AuthorityEntity, _: object, context: SubgraphContext): Promise<ContactPointEntity[]> {
    return this.contacts.ofAuthority(context, id);
  }

  @ResolveField()
  designations(
    { id }: AuthorityEntity,
    { on }: { on?: string | null },
    context: SubgraphContext,
  ): Promise<DesignationEntity[]> {
    return this.designated.ofAuthorityOn(context, id, on);
  }

  @ResolveField()
  allDesignations({ id }: AuthorityEntity, _: object, context: SubgraphContext): Promise<DesignationEntity[]> {
    return this.designated.ofAuthority(context, id);
  }
}
