import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, type ErrorValue } from '#graphql';
import type { MailReaderView } from './mail-reader-view.js';
import { MailReaderService } from './mail-reader.service.js';
import type { MailSettingsInput } from './mail-settings.js';

@Resolver('MailReader')
export class MailReaderResolver {
  constructor(@Inject(MailReaderService) private readonly readers: MailReaderService) {}

  @Query('mailReaders')
  mailReaders(@CurrentActor() actor: Actor): Promise<MailReaderView[]> {
    return this.readers.ofParticipant(actor);
  }

  @Query('myMail')
  myMail(@CurrentActor() actor: Actor): Promise<MailReaderView | null> {
    return this.readers.mine(actor);
  }

  @Mutation('setMyMail')
  setMyMail(
    @CurrentActor() actor: Actor,
    @Args('input') input: MailSettingsInput & { resume?: boolean },
  ): Promise<MailReaderView | ErrorValue> {
    return asResult(() => this.readers.setMine(actor, input));
  }

  @ResolveField('person')
  person(@Parent() { personId }: MailReaderView): { id: string } | null {
    return personId === null ? null : { id: personId };
  }
}
