import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import type { EndpointView } from '../endpoint/endpoint-view.js';
import type { AttemptView } from './delivery.service.js';
import { RecentAttempts } from './recent-attempts.js';

@Resolver('Endpoint')
export class RecentAttemptsResolver {
  constructor(@Inject(RecentAttempts) private readonly recent: RecentAttempts) {}

  @ResolveField('recentAttempts')
  async attempts(@Parent() { id }: EndpointView, @Context() context: SubgraphContext): Promise<AttemptView[]> {
    return (await this.recent.load(context, id)).attempts;
  }

  @ResolveField('lastDeliveredAt')
  async lastDeliveredAt(@Parent() { id }: EndpointView, @Context() context: SubgraphContext): Promise<Date | null> {
    return (await this.recent.load(context, id)).lastDeliveredAt;
  }
}
