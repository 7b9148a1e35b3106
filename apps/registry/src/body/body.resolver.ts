import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { SubgraphContext } from '#graphql';
import { mutate } from '../mutation.js';
import { viewerCan, type ParticipantActions } from '../participant/viewer-can.js';
import { allTexts, readText, type LanguageArgs, type Text } from '../texts.js';
import type { BodyMemberEntity, MembershipKind } from './body-member.entity.js';
import { BodyService } from './body.service.js';
import type { SetMembershipInput } from './enter-period.js';
import { MembershipService, type MembershipFilter } from './membership.service.js';
import type { RegionalBodyEntity } from './regional-body.entity.js';
import { SetMembershipService } from './set-membership.service.js';

type DayArgs = Pick<MembershipFilter, 'on'>;

@Resolver('RegionalBody')
export class BodyResolver {
  constructor(
    @Inject(BodyService) private readonly bodies: BodyService,
    @Inject(MembershipService) private readonly memberships: MembershipService,
    @Inject(SetMembershipService) private readonly membership: SetMembershipService,
  ) {}

  @Query()
  body(@Args('id') id: string): RegionalBodyEntity | null {
    return this.bodies.find(id);
  }

  @Query('bodies')
  allBodies(): RegionalBodyEntity[] {
    return this.bodies.all();
  }

  @Mutation()
  setMembership(
    @CurrentActor() actor: Actor,
    @Args('input') input: SetMembershipInput,
    @Args('dryRun') dryRun: boolean,
    @Context() context: SubgraphContext,
  ): Promise<object> {
    return mutate(context, () => this.membership.set(actor, input, dryRun));
  }

  @ResolveReference()
  reference({ id }: { id: string }): RegionalBodyEntity | null {
    return this.bodies.find(id);
  }

  @ResolveField('viewerCan')
  actions(@Parent() { id }: RegionalBodyEntity, @CurrentActor() actor: Actor): ParticipantActions {
    return viewerCan(actor, id);
  }

  @ResolveField()
  name(body: RegionalBodyEntity, args: LanguageArgs, context: SubgraphContext): string {
    return readText(body.name, args, context);
  }

  @ResolveField()
  names(body: RegionalBodyEntity): Text[] {
    return allTexts(body.name);
  }

  @ResolveField()
  partOf(body: RegionalBodyEntity): RegionalBodyEntity | null {
    return this.bodies.find(body.partOf);
  }

  @ResolveField()
  parts(body: RegionalBodyEntity, { on }: DayArgs): RegionalBodyEntity[] {
    return this.bodies.partsOf(body.id, on);
  }

  @ResolveField()
  members(body: RegionalBodyEntity, filter: MembershipFilter, context: SubgraphContext): Promise<BodyMemberEntity[]> {
    return this.memberships.ofBodyOn(context, body.id, filter);
  }

  @ResolveField()
  observers(body: RegionalBodyEntity, { on }: DayArgs, context: SubgraphContext): Promise<BodyMemberEntity[]> {
    return this.memberships.ofBodyOn(context, body.id, { on, kind: 'OBSERVER' });
  }

  @ResolveField()
  associates(body: RegionalBodyEntity, { on }: DayArgs, context: SubgraphContext): Promise<BodyMemberEntity[]> {
    return this.memberships.ofBodyOn(context, body.id, { on, kind: 'ASSOCIATE' });
  }

  @ResolveField('memberships')
  allMemberships(
    body: RegionalBodyEntity,
    { kind }: { kind?: MembershipKind | null },
    context: SubgraphContext,
  ): Promise<BodyMemberEntity[]> {
    return this.memberships.ofBody(context, body.id, kind);
  }
}
