/** A page of publications: what was found, where in it, and how the whole of it is made up. */
export const publicationListSdl = /* GraphQL */ `
  type PublicationConnection {
    nodes: [Publication!]!
    edges: [PublicationEdge!]!
    pageInfo: PageInfo!
    "counted only when asked for; counts what the reader may see"
    totalCount: Int!
    "set when nothing was found for the search as it was typed: what was looked for instead, and is shown here"
    correctedTo: String
    "with few records found: what the search may have meant; null when nothing better is known"
    didYouMean: String
    "words of the search that were looked for in other languages too; what has them stands behind what has the words typed"
    expandedBy: [SearchExpansion!]!
    "how many of the records found have which value; counted only when asked for, null in a list of drafts"
    facets: PublicationFacets
  }

  type PublicationEdge {
    node: Publication!
    cursor: String!
    "where the record has what was searched, at most six passages: titles first, then summaries, the rest, files"
    highlights: [SearchHighlight!]!
  }

  "A passage of at most about 240 characters around what was found"
  type SearchHighlight {
    "title, number, id, summary, provisions, files …"
    field: String!
    "null for what is in no language, such as a number"
    language: LanguageTag
    "plain text in its order; together they are the passage"
    segments: [HighlightSegment!]!
    "whether the text goes on before the passage"
    cutBefore: Boolean!
    cutAfter: Boolean!
  }

  type HighlightSegment {
    text: String!
    "what was found, a word or a part between others in a script without spaces"
    match: Boolean!
  }

  type SearchExpansion {
    "the words of the search"
    typed: String!
    "what they mean, in English"
    meaning: String!
    "what was looked for too"
    alsoSearched: [Text!]!
  }

  """
  Counts of the records that the reader may see and that were found, by value; each counted without its own choice in the
  filter, so that it says what another choice would give. The most frequent first, at most a hundred.
  """
  type PublicationFacets {
    kinds: [FacetCount!]!
    countries: [FacetCount!]!
    "participants' ids"
    owners: [FacetCount!]!
    "codes as the records carry them"
    topics: [FacetCount!]!
    legalBases: [FacetCount!]!
    occupations: [FacetCount!]!
    languages: [FacetCount!]!
    "of the legal date"
    years: [FacetCount!]!
    "of laws"
    legalForces: [FacetCount!]!
    "of agreements"
    phases: [FacetCount!]!
  }

  type FacetCount {
    value: String!
    count: Int!
    "of countries: the one that is counted"
    country: Country
  }

  "Every condition given must hold; within one list any value may."
  input PublicationFilter {
    kinds: [PublicationKind!]
    "the owner's country, a party's, or where a practice took place"
    countries: [CountryCode!]
    "participants' ids"
    owners: [ID!]
    "a topic includes those below it"
    topics: [String!]
    legalBases: [String!]
    occupations: [String!]
    "with a text in one of these"
    languages: [LanguageTag!]
    "laws only, or agreements of the phases given"
    legalForces: [LegalForce!]
    "agreements only, or laws of the legal forces given"
    phases: [AgreementPhase!]
    "of the legal date"
    years: [Int!]
    publishedSince: DateTime
    "PUBLISHED by default; drafts are in the query drafts"
    state: PublicationState
    "what needs no confirmation is in none of them"
    freshness: [FreshnessState!]
  }

  enum PublicationOrder {
    "the last published revision first"
    RECENT
    "the best match first; without a search as RECENT"
    RELEVANCE
    "the latest legal date first, those without one last"
    LEGAL_DATE
    "in the order of first publication, oldest first: each record once, whatever is revised meanwhile"
    FIRST_PUBLISHED
  }
`;
