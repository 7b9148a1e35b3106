import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, type ErrorValue } from '#graphql';
import { NetworkKeys, type NetworkKeyView } from './network-keys.js';

@Resolver('NetworkKey')
export class NetworkKeyResolver {
  constructor(@Inject(NetworkKeys) private readonly keys: NetworkKeys) {}

  @Query('networkKeys')
  networkKeys(): Promise<NetworkKeyView[]> {
    return this.keys.published();
  }

  @Mutation('rotateNetworkKey')
  rotate(
    @CurrentActor() actor: Actor,
    @Args('overlapHours') overlapHours: number,
  ): Promise<{ __typename: string } | ErrorValue> {
    return asResult(() => this.keys.rotate(actor, overlapHours));
  }
}
