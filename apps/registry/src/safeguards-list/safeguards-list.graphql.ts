export const safeguardsListSdl = /* GraphQL */ `
  extend type Query {
    "The edition with this id (2006, 2020, 2023); without one, the edition in force on a day (default today)"
    safeguardsList(id: ID, on: Date): SafeguardsListEdition @open
    "All editions, the newest first"
    safeguardsLists: [SafeguardsListEdition!]! @open
  }

  """
  An edition of WHO's health workforce support and safeguards list: countries with the most pressing needs, to be given
  priority in support and not to be recruited from actively. In force from its publication until the next one's. The
  edition of 2006 is the list's predecessor.
  """
  type SafeguardsListEdition @key(fields: "id") {
    "the year that WHO names it by"
    id: ID!
    title(language: LanguageTag): String!
    publishedOn: Date!
    "what puts a country on it"
    criteria(language: LanguageTag): String!
    "WHO's own number of countries"
    count: Int!
    "countries established to be on it"
    countries: [Country!]!
    "countries of which only some are on it, we cannot tell which: count says how many are missing"
    uncertain: [Country!]!
    "false where the day or the list was restated from secondary sources: show it marked"
    certain: Boolean!
    note: String
  }

  extend type Country {
    "The editions it is on, the newest first"
    safeguards: [SafeguardsListing!]!
    """
    Whether it is on the edition, or without one, on the edition in force on a day (default today). Null: not
    established, or no edition was in force then.
    """
    onSafeguardsList(edition: ID, on: Date): Boolean
  }

  type SafeguardsListing {
    edition: SafeguardsListEdition!
    country: Country!
    "false: it may be on this edition, which is not established"
    certain: Boolean!
  }
`;
