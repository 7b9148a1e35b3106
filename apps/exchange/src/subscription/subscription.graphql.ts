export const subscriptionSdl = /* GraphQL */ `
  extend type Query {
    "the standing subscriptions of your participant"
    mySubscriptions: [StandingSubscription!]! @needs(permission: "subscription:manage")
    "one of them; null when your participant has none with this id"
    mySubscription(id: ID!): StandingSubscription @needs(permission: "subscription:manage")
  }

  extend type Mutation {
    """
    From now on your participant finds every change that fits in its inbox, and is told of it by the channels that are given.
    """
    createSubscription(input: CreateSubscriptionInput!): SubscriptionResult! @needs(permission: "subscription:manage")
    """
    Fields that are absent stay as they are; a filter that is given replaces the whole filter.
    """
    updateSubscription(id: ID!, input: UpdateSubscriptionInput!): SubscriptionResult!
      @needs(permission: "subscription:manage")
    """
    What happens while it is paused is not told, not even later; it can be read in the change feed. It goes on at the moment
    given, else when it is resumed.
    """
    pauseSubscription(id: ID!, until: DateTime): SubscriptionResult! @needs(permission: "subscription:manage")
    resumeSubscription(id: ID!): SubscriptionResult! @needs(permission: "subscription:manage")
    "What waits to be pushed for it is skipped."
    deleteSubscription(id: ID!): DeleteSubscriptionResult! @needs(permission: "subscription:manage")
  }

  input CreateSubscriptionInput {
    "at most 120 characters; part of each webhook, so that the receiver knows why it got it"
    name: String!
    filter: ChangeFilter
    "one of your own endpoints; where there are several give endpoints instead"
    endpoint: ID
    "your own endpoints: each gets every change that fits"
    endpoints: [ID!]
    "who is told by letter"
    mail: [SubscriptionMailInput!]
  }

  input UpdateSubscriptionInput {
    """
    updatedAt as you read it: when the subscription was changed since, by a colleague or in another window, nothing is done and
    a Conflict says so. Absent: it is changed as it is now
    """
    seen: DateTime
    name: String
    filter: ChangeFilter
    "in the place of all endpoints; null takes them away"
    endpoint: ID
    "in the place of all endpoints; empty takes them away"
    endpoints: [ID!]
    "in the place of all readers of letters; empty takes them away"
    mail: [SubscriptionMailInput!]
  }

  """
  A participant's standing wish to learn of changes that fit a filter.
  """
  type StandingSubscription {
    id: ID!
    name: String!
    filter: SubscriptionFilter!
    "the first of its endpoints; null: it has none"
    endpoint: Endpoint
    paused: Boolean!
    "when the pause ends by itself; null while it is not paused, or until it is resumed"
    pausedUntil: DateTime
    createdAt: DateTime!
    "when it was last changed, paused or resumed: seen of UpdateSubscriptionInput"
    updatedAt: DateTime!
  }

  """
  The parts of ChangeFilter in their accepted form; an empty part fits all.
  """
  type SubscriptionFilter {
    types: [String!]!
    kinds: [String!]!
    owners: [String!]!
    countries: [CountryCode!]!
    bodies: [String!]!
    counterparts: [String!]!
    topics: [String!]!
    legalBases: [String!]!
    occupations: [String!]!
    migrantGroups: [String!]!
    languages: [LanguageTag!]!
    "as it was typed; null: no words need be there"
    search: String
    "those named in owners, in bodies and, where they are no countries, in counterparts: each once, for its name"
    participants: [Participant!]!
    "the codes in topics, legalBases, occupations and migrantGroups, each once, for its label"
    concepts: [Concept!]!
  }

  type Concept @key(fields: "scheme code", resolvable: false) {
    scheme: ID!
    code: String!
  }

  union SubscriptionResult = StandingSubscription | InvalidInput | NotAuthorised | NotFound | Conflict

  type DeletedSubscription {
    id: ID!
  }

  union DeleteSubscriptionResult = DeletedSubscription | NotAuthorised | NotFound
`;
