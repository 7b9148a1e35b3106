export const mailSdl = /* GraphQL */ `
  extend type Query {
    "persons and mailboxes of your participant that letters about changes go to"
    mailReaders: [MailReader!]! @needs(permission: "subscription:manage")
    "how and when letters of your participant's subscriptions come to you; null: none ever did"
    myMail: MailReader @signedIn
  }

  extend type Mutation {
    """
    How and when letters come to you. Fields that are absent stay as they are. Only you can say so, and only you can take back
    that you unsubscribed.
    """
    setMyMail(input: MyMailInput!): MailReaderResult! @signedIn
  }

  extend type Mutation {
    """
    A mailbox that is no person's of yours, such as an office's. It is asked by a letter with a link, and gets nothing else
    before somebody there agrees.
    """
    addMailbox(input: MailboxInput!): MailReaderResult! @needs(permission: "subscription:manage")
    "Fields that are absent stay as they are."
    updateMailbox(id: ID!, input: MailboxSettingsInput!): MailReaderResult! @needs(permission: "subscription:manage")
    "Asks a mailbox once more, at most once a day and five times in all."
    inviteMailbox(id: ID!): MailReaderResult! @needs(permission: "subscription:manage")
    removeMailbox(id: ID!): RemoveMailboxResult! @needs(permission: "subscription:manage")
  }

  input MailboxInput {
    address: String!
    "BCP 47; en where nothing is said"
    language: LanguageTag
    "IANA name; the country's where it has one only, else UTC"
    timeZone: String
    "0 to 23; 8 where nothing is said"
    hour: Int
    "1 (Monday) to 7 (Sunday)"
    weekday: Int
  }

  input MailboxSettingsInput {
    language: LanguageTag
    timeZone: String
    hour: Int
    weekday: Int
    "letters wait until then; null ends it"
    pausedUntil: DateTime
  }

  type RemovedMailbox {
    id: ID!
  }

  union RemoveMailboxResult = RemovedMailbox | NotAuthorised | NotFound

  input MyMailInput {
    "BCP 47; letters are written in en, es, fr and vi, titles come in any language that the record has"
    language: LanguageTag
    "IANA name such as Asia/Ho_Chi_Minh; an offset is none, for it does not know summer time"
    timeZone: String
    "0 to 23, by the clock of the time zone: when letters of the day and of the week go"
    hour: Int
    "1 (Monday) to 7 (Sunday): when the letter of the week goes"
    weekday: Int
    "letters wait until then and come in one, at most a year; null ends it"
    pausedUntil: DateTime
    "letters again after you unsubscribed, or after your address was suspended"
    resume: Boolean
  }

  """
  Whom letters go to. A person gets them only while holding a role at the participant; where they go is the person's address
  in the register on that day.
  """
  type MailReader {
    id: ID!
    "null: a mailbox"
    person: Person
    "null where it is a person's and you may not see it, or where the person has no role here any more"
    address: String
    state: MailReaderState!
    "why it is suspended: the mail server's own words; null while it is not"
    stateReason: String
    language: LanguageTag!
    timeZone: String!
    hour: Int!
    weekday: Int!
    pausedUntil: DateTime
    "when the next letter of the day goes, if there is anything to tell; null while none goes"
    nextLetterAt: DateTime
  }

  enum MailReaderState {
    "a mailbox that has not followed the link in its first letter: nothing else is sent to it"
    UNCONFIRMED
    ACTIVE
    "the mail server said that there is no such address"
    SUSPENDED
    "by the link in a letter; only the person, or a new confirmation, takes it back"
    UNSUBSCRIBED
  }

  union MailReaderResult = MailReader | InvalidInput | NotAuthorised | NotFound | Conflict

  type Person @key(fields: "id", resolvable: false) {
    id: ID!
  }
`;
