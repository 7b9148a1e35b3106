export const subscriptionSdl = /* GraphQL */ `
  extend type Query {
    "the standing subscriptions of your participant"
    mySubscriptions: [StandingSubscription!]! @needs(permission: "subscription:manage")
  }

  extend type Mutation {
    """
    From now on your participant learns of every change that fits. Without an endpoint nothing is pushed.
    """
    createSubscription(input: CreateSubscriptionInput!): SubscriptionResult! @needs(permission: "subscription:manage")
    """
    Fields that are absent stay as they are; a filter that is given replaces the whole filter.
    """
    updateSubscription(id: ID!, input: UpdateSubscriptionInput!): SubscriptionResult!
      @needs(permission: "subscription:manage")
    "What happens while it is paused is not pushed, not even later; it can be read in the change feed."
    pauseSubscription(id: ID!): SubscriptionResult! @needs(permission: "subscription:manage")
    resumeSubscription(id: ID!): SubscriptionResult! @needs(permission: "subscription:manage")
    "What waits to be pushed for it is skipped."
    deleteSubscription(id: ID!): DeleteSubscriptionResult! @needs(permission: "subscription:manage")
  }

  input CreateSubscriptionInput {
    "at most 120 characters; part of each webhook, so that the receiver knows why it got it"
    name: String!
    filter: ChangeFilter
    "one of your own endpoints"
    endpoint: ID
  }

  input UpdateSubscriptionInput {
    name: String
    filter: ChangeFilter
    "null takes the endpoint away"
    endpoint: ID
  }

  """
  A participant's standing wish to learn of changes that fit a filter.
  """
  type StandingSubscription {
    id: ID!
    name: String!
    filter: SubscriptionFilter!
    "null: nothing is pushed"
    endpoint: Endpoint
    paused: Boolean!
    createdAt: DateTime!
  }

  """
  The parts of ChangeFilter in their accepted form; an empty part fits all.
  """
  type SubscriptionFilter {
    types: [String!]!
    kinds: [String!]!
    countries: [CountryCode!]!
    bodies: [String!]!
    topics: [String!]!
    legalBases: [String!]!
    occupations: [String!]!
    languages: [LanguageTag!]!
  }

  union SubscriptionResult = StandingSubscription | InvalidInput | NotAuthorised | NotFound | Conflict

  type DeletedSubscription {
    id: ID!
  }

  union DeleteSubscriptionResult = DeletedSubscription | NotAuthorised | NotFound
`;
