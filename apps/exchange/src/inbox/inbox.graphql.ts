export const inboxSdl = /* GraphQL */ `
  extend type Query {
    """
    What your participant was told, newest first: every change that fits one of its subscriptions, and what comes whatever one
    follows. It is asked anew who may read: what you may no longer read is not shown and not counted.
    """
    inbox(filter: InboxFilter, first: Int = 20, after: String): InboxConnection! @needs(permission: "inbox:read")
    inboxCounts: InboxCounts! @needs(permission: "inbox:read")
    "what you have muted or snoozed, and how long"
    quietRecords: [QuietRecord!]! @needs(permission: "inbox:read")
  }

  extend type Mutation {
    "Your own reading: colleagues still find them unread. At most 500 at once."
    markRead(ids: [ID!]!): InboxResult! @needs(permission: "inbox:read")
    "Everything up to this one, as far as you may read it."
    markAllRead(upTo: ID!): InboxResult! @needs(permission: "inbox:read")
    "For your participant: somebody has seen to it. Said once, with who and when; it reads it too."
    acknowledge(id: ID!): InboxResult! @needs(permission: "inbox:acknowledge")
    """
    No letters of this record to you, and what comes meanwhile stays quiet in your inbox. Colleagues, mailboxes and webhooks
    are told as before, and what is mandatory comes all the same.
    """
    muteRecord(record: ID!, "a moment within a year; null: until you unmute it" until: DateTime): QuietResult!
      @needs(permission: "inbox:read")
    "As muteRecord, but what comes meanwhile counts, and is told by letter, when the time is over."
    snoozeRecord(record: ID!, until: DateTime!): QuietResult! @needs(permission: "inbox:read")
    "Ends muting and snoozing of a record."
    unmuteRecord(record: ID!): UnmuteResult! @needs(permission: "inbox:read")
  }

  extend type Subscription {
    "Your counts now, and whenever they have changed."
    inboxChanged: InboxCounts! @needs(permission: "inbox:read")
  }

  input InboxFilter {
    "empty: all that is not quiet; QUIET: what you have muted or snoozed"
    state: InboxState
    "only what comes whatever one follows"
    mandatory: Boolean
    "of one record"
    record: ID
  }

  enum InboxState {
    "by you"
    UNREAD
    "by you"
    READ
    "by your participant"
    ACKNOWLEDGED
    UNACKNOWLEDGED
    "of records that you have muted or snoozed"
    QUIET
  }

  type InboxConnection {
    nodes: [InboxItem!]!
    edges: [InboxEdge!]!
    pageInfo: PageInfo!
  }

  type InboxEdge {
    node: InboxItem!
    cursor: String!
  }

  type InboxItem {
    id: ID!
    "null: a notice of your participant's own affairs"
    change: Change
    "null: a change"
    notice: InboxNotice
    "what a notice is about: the id of a mail reader or an endpoint"
    about: ID
    "why it comes whatever you follow or mute; null: because you follow it"
    mandatory: MandatoryReason
    "names of your subscriptions that it fitted; one that was deleted since is left out"
    subscriptions: [String!]!
    "when it came"
    at: DateTime!
    "when you read it; null: unread"
    readAt: DateTime
    "of the persons of your participant"
    readBy: Int!
    acknowledgedAt: DateTime
    "null while nobody has, and for who is none of the register"
    acknowledgedBy: Person
    "you have muted its record, and it came meanwhile"
    muted: Boolean!
    "you have snoozed its record until then; null: you have not"
    snoozedUntil: DateTime
  }

  enum InboxNotice {
    "letters to somebody of yours come back: see mailReaders"
    ADDRESS_SUSPENDED
    "a mailbox has agreed to get letters of what you may read"
    MAILBOX_CONFIRMED
    "an endpoint of yours was switched off"
    ENDPOINT_DISABLED
  }

  enum MandatoryReason {
    "an edition of the safeguards list"
    SAFEGUARDS
    "an agreement of another names your country as a party: it asks for your confirmation"
    PARTY
    "a party has confirmed or disputed an agreement of yours"
    ASSERTION
    "a record of yours must be confirmed, or was not in time"
    CONFIRMATION
    "who speaks for your country has changed"
    DESIGNATION
    "your country joined or left a body: it changes what you may read"
    MEMBERSHIP
    "you may no longer read a record that is in your inbox"
    WITHDRAWAL
    "a notice about who learns of what you may read"
    SECURITY
  }

  "Counting stops at 10,000. What is quiet is in none but quiet."
  type InboxCounts {
    unread: Int!
    "of the unread, those that come whatever you follow"
    mandatory: Int!
    "of all, those that nobody of your participant has acknowledged"
    unacknowledged: Int!
    quiet: Int!
  }

  type QuietRecord {
    "the record's id"
    id: ID!
    kind: QuietKind!
    since: DateTime!
    "null: until you unmute it"
    until: DateTime
  }

  enum QuietKind {
    MUTE
    SNOOZE
  }

  type UnmutedRecord {
    id: ID!
  }

  union InboxResult = InboxCounts | InvalidInput | NotAuthorised | NotFound
  union QuietResult = QuietRecord | InvalidInput | NotAuthorised | NotFound
  union UnmuteResult = UnmutedRecord | NotAuthorised | NotFound
`;
