import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import type { EndpointView } from '../endpoint/endpoint-view.js';
import { HealthReader, type BreakerView, type FailingView } from './health-reader.js';

@Resolver('Endpoint')
export class HealthResolver {
  constructor(@Inject(HealthReader) private readonly reader: HealthReader) {}

  @ResolveField('breaker')
  async breaker(@Parent() { id }: EndpointView, @Context() context: SubgraphContext): Promise<BreakerView> {
    return (await this.reader.load(context, id)).breaker;
  }

  @ResolveField('failing')
  async failing(@Parent() { id }: EndpointView, @Context() context: SubgraphContext): Promise<FailingView | null> {
    return (await this.reader.load(context, id)).failing;
  }
}
