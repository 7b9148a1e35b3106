/** Types that every subgraph shares. Shareable, so composition proves that all define them alike. */
export const commonSdl = /* GraphQL */ `
  extend schema
    @link(
      url: "https://specs.apollo.dev/federation/v2.9"
      import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@interfaceObject"]
    )

  """
  A calendar date of the Gregorian calendar, as precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD. Never filled up.
  """
  scalar Date

  """
  An instant, RFC 3339 in UTC, e.g. 2026-11-21T09:30:00.000Z.
  """
  scalar DateTime

  """
  A BCP 47 language tag in canonical form whose parts exist, e.g. vi, pt-BR, zh-Hant.
  """
  scalar LanguageTag

  """
  ISO 3166-1 alpha-2, one of the 249 officially assigned codes, e.g. VN.
  """
  scalar CountryCode

  """
  A text in one language.
  """
  type Text @shareable {
    language: LanguageTag!
    value: String!
    "rtl where the script runs from right to left"
    direction: TextDirection!
  }

  enum TextDirection {
    LTR
    RTL
  }

  "An expected failure. Nothing was changed."
  interface Error {
    "stable, for machines: INVALID_INPUT, NOT_AUTHENTICATED, NOT_AUTHORISED, STEP_UP_REQUIRED (sign in more strongly), NOT_FOUND, CONFLICT"
    code: String!
    "for people: what was wrong and what would be right"
    message: String!
    "the first field at fault, e.g. [input, parties, 0, country]; empty where no single field is"
    path: [String!]!
  }

  type FieldProblem @shareable {
    path: [String!]!
    message: String!
  }

  "The input does not fit; every field at fault is listed."
  type InvalidInput implements Error @shareable {
    code: String!
    message: String!
    path: [String!]!
    problems: [FieldProblem!]!
  }

  "Nobody is signed in, or the one who is may not do this."
  type NotAuthorised implements Error @shareable {
    code: String!
    message: String!
    path: [String!]!
  }

  "The thing does not exist, or you may not see it: the answer is the same."
  type NotFound implements Error @shareable {
    code: String!
    message: String!
    path: [String!]!
  }

  "Somebody else changed the thing meanwhile, or it is not in a state that allows this."
  type Conflict implements Error @shareable {
    code: String!
    message: String!
    path: [String!]!
  }

  type PageInfo @shareable {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
`;
