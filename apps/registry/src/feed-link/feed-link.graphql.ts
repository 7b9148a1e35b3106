export const feedLinkSdl = /* GraphQL */ `
  extend type Query {
    "One's own at the participant that one acts for. With all: those of all its people, for its coordinators."
    feedLinks(all: Boolean! = false): [FeedLink!]! @needs(permission: "feed-link:own")
  }

  extend type Mutation {
    """
    A secret for feed readers that can send nothing but an address: it reads what its owner may read at that moment, and
    does nothing else. It is shown here and never again. With feed, the address of a feed of this node with its filter such as
    /feeds/publications.atom?kinds=LAW&countries=VN or SavedSearch.feed, it opens that feed alone; without it every feed and
    the change feed. Files that a feed links to are opened by their links.
    """
    createFeedLink(name: String!, feed: String): FeedLinkResult! @needs(permission: "feed-link:own")
    "One's own; a coordinator may revoke those of all people of the participant"
    revokeFeedLink(id: ID!): FeedLinkResult! @needs(permission: "feed-link:own")
  }

  union FeedLinkResult = FeedLinkSecret | InvalidInput | NotAuthorised | NotFound | Conflict

  type FeedLinkSecret {
    feedLink: FeedLink!
    """
    the one feed, or the change feed, with the key; for any other feed that the key opens append it to its address as key=…;
    null where no new one was made
    """
    url: String
    "cf_…"
    key: String
  }

  type FeedLink {
    id: ID!
    person: Person!
    participant: Participant!
    name: String!
    "the path and filter of the one feed that it opens; null: all feeds and the change feed"
    feed: String
    createdAt: DateTime!
    "to the minute; null: never"
    lastUsedAt: DateTime
    revokedAt: DateTime
  }
`;
