export const channelSdl = /* GraphQL */ `
  extend type StandingSubscription {
    "each of them gets every change that fits, and each on its own: one that is disabled stops none of the others"
    endpoints: [Endpoint!]!
    "who is told by letter, and how often"
    mail: [SubscriptionMail!]!
  }

  type SubscriptionMail {
    reader: MailReader!
    frequency: MailFrequency!
  }

  enum MailFrequency {
    "as soon as it is in the log; what comes within five minutes of the last such letter goes together"
    IMMEDIATE
    "in one letter a day, at the reader's hour"
    DAILY
    "in one letter a week, on the reader's weekday"
    WEEKLY
    "no letters of this subscription; it stays in the list"
    NEVER
  }

  "Whom letters go to: either a person who holds a role at your participant, or a mailbox that has confirmed."
  input SubscriptionMailInput {
    "id of a person; a stranger cannot be written to"
    person: ID
    "id of a mailbox from mailReaders"
    mailbox: ID
    frequency: MailFrequency!
  }
`;
