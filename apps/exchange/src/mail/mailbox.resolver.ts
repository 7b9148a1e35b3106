import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, type ErrorValue } from '#graphql';
import type { MailReaderView } from './mail-reader-view.js';
import type { MailSettingsInput } from './mail-settings.js';
import { MailboxService, type MailboxInput } from './mailbox.service.js';

@Resolver()
export class MailboxResolver {
  constructor(@Inject(MailboxService) private readonly mailboxes: MailboxService) {}

  @Mutation('addMailbox')
  add(@CurrentActor() actor: Actor, @Args('input') input: MailboxInput): Promise<MailReaderView | ErrorValue> {
    return asResult(() => this.mailboxes.add(actor, input));
  }

  @Mutation('updateMailbox')
  update(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('input') input: MailSettingsInput,
  ): Promise<MailReaderView | ErrorValue> {
    return asResult(() => this.mailboxes.update(actor, id, input));
  }

  @Mutation('inviteMailbox')
  invite(@CurrentActor() actor: Actor, @Args('id') id: string): Promise<MailReaderView | ErrorValue> {
    return asResult(() => this.mailboxes.invite(actor, id));
  }

  @Mutation('removeMailbox')
  remove(@CurrentActor() actor: Actor, @Args('id') id: string): Promise<{ __typename: string } | ErrorValue> {
    return asResult(() => this.mailboxes.remove(actor, id));
  }
}
