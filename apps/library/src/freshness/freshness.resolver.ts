import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, type ErrorValue } from '#graphql';
import type { PublicationRecord } from '../publication/record.js';
import { Confirmation } from './confirmation.service.js';

interface Confirmed {
  __typename: 'Confirmed';
  publications: PublicationRecord[];
}

@Resolver('Freshness')
export class FreshnessResolver {
  constructor(@Inject(Confirmation) private readonly confirmation: Confirmation) {}

  @Mutation()
  confirm(@CurrentActor() actor: Actor, @Args('ids') ids: string[]): Promise<Confirmed | ErrorValue> {
    return asResult(async () => ({
      __typename: 'Confirmed' as const,
      publications: await this.confirmation.confirm(actor, ids),
    }));
  }
}
