import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, errorValue } from '#graphql';
import { BatchFault, PublishBatch, type BatchOptions } from './publish-batch.service.js';

@Resolver('PublishedBatch')
export class BatchResolver {
  constructor(@Inject(PublishBatch) private readonly batches: PublishBatch) {}

  @Mutation()
  publishBatch(@CurrentActor() actor: Actor, @Args() options: BatchOptions): Promise<object> {
    return asResult(() =>
      this.batches
        .publish(actor, options)
        .then((published) => ({ __typename: 'PublishedBatch', ...published }))
        .catch(refusedBatch),
    );
  }
}

function refusedBatch(fault: unknown): object {
  if (!(fault instanceof BatchFault)) throw fault;
  const records = fault.refusals.map(({ id, fault: refusal }) => {
    const { code, message, problems = [] } = errorValue(refusal);
    return { id, code, message, problems };
  });
  return { ...errorValue(fault), __typename: 'BatchRefused', records };
}
