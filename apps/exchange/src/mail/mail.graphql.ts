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
