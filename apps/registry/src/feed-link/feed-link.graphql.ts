export const feedLinkSdl = /* GraphQL */ `
  extend type Query {
    "One's own at the participant that one acts for. With all: those of all its people, for its coordinators."
    feedLinks(all: Boolean! = false): [FeedLink!]! @needs(permission: "feed-link:own")
  }

  extend type Mutation {
    """
    A secret for feed readers that can send nothing but an address: it reads what its owner may read at that moment, and
    does nothing else. It is shown here and never again.
    """
    createFeedLink(name: String!): FeedLinkResult! @needs(permission: "feed-link:own")
    "One's own; a coordinator may revoke those of all people of the participant"
    revokeFeedLink(id: ID!): FeedLinkResult! @needs(permission: "feed-link:own")
  }

  union FeedLinkResult = FeedLinkSecret | InvalidInput | NotAuthorised | NotFound | Conflict

  type FeedLinkSecret {
    feedLink: FeedLink!
    "the change feed with the key; append the key to the address of any other feed as ?key=…; null where no new one was made"
    url: String
    "cf_…"
    key: String
  }

  type FeedLink {
    id: ID!
    person: Person!
    participant: Participant!
    name: String!
    createdAt: DateTime!
    "to the minute; null: never"
    lastUsedAt: DateTime
    revokedAt: DateTime
  }
`;
