import type { SubscriptionAsKeptFragment, SubscriptionMailInput } from '../operations.js';
import type { MailFrequency as Frequency } from '../operations.js';

type Mail = SubscriptionAsKeptFragment['mail'];

/** How often the person is written to; who is not in the list is never. */
export const ownFrequency = (mail: Mail, person: string): Frequency =>
  mail.find(({ reader }) => reader.person?.id === person)?.frequency ?? 'NEVER';

/** All readers as they are, with the person's own wish in its place: the list is always given whole. */
export function mailWith(mail: Mail, person: string, frequency: Frequency): SubscriptionMailInput[] {
  const others = mail
    .filter(({ reader }) => reader.person?.id !== person)
    .map(({ reader, frequency: theirs }) => ({
      ...(reader.person ? { person: reader.person.id } : { mailbox: reader.id }),
      frequency: theirs,
    }));
  return frequency === 'NEVER' ? others : [...others, { person, frequency }];
}
