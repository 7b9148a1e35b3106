import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, type ErrorValue } from '#graphql';
import type { PublicationRecord } from '../publication/record.js';
import { DraftLocks } from './draft-locks.service.js';

type Result = Promise<PublicationRecord | ErrorValue>;

@Resolver('DraftLock')
export class DraftLockResolver {
  constructor(@Inject(DraftLocks) private readonly locks: DraftLocks) {}

  @Mutation()
  lockDraft(@CurrentActor() actor: Actor, @Args('id') id: string): Result {
    return asResult(() => this.locks.lock(actor, id));
  }

  @Mutation()
  unlockDraft(@CurrentActor() actor: Actor, @Args('id') id: string): Result {
    return asResult(() => this.locks.release(actor, id));
  }

  @Mutation()
  takeOverDraft(@CurrentActor() actor: Actor, @Args('id') id: string, @Args('reason') reason: string): Result {
    return asResult(() => this.locks.takeOver(actor, id, reason));
  }
}
