export const savedSearchSdl = /* GraphQL */ `
  extend type Query {
    "your own, by name"
    mySavedSearches: [SavedSearch!]! @signedIn
  }

  extend type Mutation {
    "Keeps a search under a name, for yourself at the participant that you act for; a name of yours is replaced."
    saveSearch("at most 120 characters" name: String!, filter: PublicationFilter, search: String): SaveSearchResult!
      @signedIn
    deleteSavedSearch(id: ID!): DeleteSavedSearchResult! @signedIn
  }

  "A search that a person asks again and again. Nobody else sees it, not even at the same participant."
  type SavedSearch {
    id: ID!
    name: String!
    search: String
    "the PublicationFilter as JSON, to be given back as it is"
    filter: String!
    createdAt: DateTime!
    "what it finds now"
    results(first: Int, after: String, orderBy: PublicationOrder): PublicationConnection!
    "what a standing subscription can take over of it"
    follow: FollowableSearch!
    """
    a feed (Atom; .json for JSON Feed) of what happens to the records that it finds, as far as follow says; give it to
    createFeedLink for an address that a feed reader can keep and that opens this feed alone
    """
    feed: String!
  }

  """
  The parts of a saved search that a standing subscription understands: give them to createSubscription as its filter. What a
  subscription cannot do is named in leavesOut. Its words are looked for as they are written and as beginnings, in titles,
  summaries and what else a record says, not in other inflections, in other languages' words or in files.
  """
  type FollowableSearch {
    kinds: [PublicationKind!]!
    owners: [ID!]!
    countries: [CountryCode!]!
    topics: [String!]!
    legalBases: [String!]!
    occupations: [String!]!
    languages: [LanguageTag!]!
    "the words of the search; null without any"
    search: String
    "parts of the search that a subscription does not understand: years, freshness …"
    leavesOut: [String!]!
  }

  union SaveSearchResult = SavedSearch | InvalidInput | NotAuthorised | Conflict
  union DeleteSavedSearchResult = SavedSearchDeleted | NotFound | NotAuthorised

  type SavedSearchDeleted {
    id: ID!
  }
`;
