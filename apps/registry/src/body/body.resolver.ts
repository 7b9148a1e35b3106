import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import { allTexts, readText, type Text } from '../texts.js';
import type { BodyMemberEntity, MembershipKind } from './body-member.entity.js';
import { BodyService } from './body.service.js';
import { MembershipService, type MembershipFilter } from './membership.service.js';
import type { RegionalBodyEntity } from './regional-body.entity.js';

@Resolver('RegionalBody')
export class BodyResolver {
  constructor(
    @Inject(BodyService) private readonly bodies: BodyService,
    @Inject(MembershipService) private readonly memberships: MembershipService,
  ) {}

  @Query()
  body(@Args('id') id: string): RegionalBodyEntity | null {
    return this.bodies.find(id);
  }

  @Query('bodies')
  allBodies(): RegionalBodyEntity[] {
    return this.bodies.all();
  }

  @ResolveReference()
  reference({ id }: { id: string }): RegionalBodyEntity | null {
    return this.bodies.find(id);
  }

  @ResolveField()
  name(
    @Parent() body: RegionalBodyEntity,
    @Args('language') asked: string | undefined,
    @Context() { languages }: SubgraphContext,
  ): string {
    return readText(body.name, asked, languages);
  }

  @ResolveField()
  names(@Parent() body: RegionalBodyEntity): Text[] {
    return allTexts(body.name);
  }

  @ResolveField()
  partOf(@Parent() body: RegionalBodyEntity): RegionalBodyEntity | null {
    return this.bodies.find(body.partOf);
  }

  @ResolveField()
  parts(@Parent() body: RegionalBodyEntity): RegionalBodyEntity[] {
    return this.bodies.partsOf(body.id);
  }

  @ResolveField()
  members(
    @Parent() body: RegionalBodyEntity,
    @Args() filter: MembershipFilter,
    @Context() context: SubgraphContext,
  ): Promise<BodyMemberEntity[]> {
    return this.memberships.ofBodyOn(context, body.id, filter);
  }

  @ResolveField('memberships')
  allMemberships(
    @Parent() body: RegionalBodyEntity,
    @Args('kind') kind: MembershipKind | undefined,
    @Context() context: SubgraphContext,
  ): Promise<BodyMemberEntity[]> {
    return this.memberships.ofBody(context, body.id, kind);
  }
}
