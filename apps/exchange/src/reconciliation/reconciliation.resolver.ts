import { Inject } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { Digests } from './digest.js';
import { Reconciliation } from './reconciliation.service.js';

@Resolver('Endpoint')
export class ReconciliationResolver {
  constructor(@Inject(Reconciliation) private readonly reconciliations: Reconciliation) {}

  @ResolveField('reconciliation')
  reconciliation(
    @CurrentActor() actor: Actor,
    @Parent() { id }: { id: string },
    @Args('from') from?: number,
    @Args('to') to?: number,
    @Args('blockSize') blockSize?: number,
  ): Promise<Digests> {
    return this.reconciliations.ofEndpoint(actor, id, { from, to, blockSize });
  }
}
