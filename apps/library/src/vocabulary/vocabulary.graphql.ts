export const vocabularySdl = /* GraphQL */ `
  extend type Query {
    "What publications are about: two trees, health personnel and migrants' health. In tree order."
    topics: [Topic!]! @open
    "Articles, paragraphs, objectives and targets that a publication answers to."
    legalBases("one scheme only, e.g. CODE-2010" scheme: String): [LegalBasis!]! @open
    "The health-related unit groups of ISCO-08."
    occupations: [Occupation!]! @open
  }

  type Topic {
    "path in the tree, e.g. health-personnel/recruitment"
    code: String!
    parent: String
    "in the language asked for, else in one of the reader's, else in English"
    label(language: LanguageTag): Text!
    labels: [Text!]!
  }

  type LegalBasis {
    "scheme and place, e.g. CODE-2010:7.2a"
    code: String!
    "CODE-2010, WHA61.17, GCM or SDG"
    scheme: String!
    "a short description, not the text itself"
    label(language: LanguageTag): Text!
    labels: [Text!]!
    "true when its numbering was not confirmed by a second source"
    unconfirmed: Boolean!
  }

  type Occupation {
    "ISCO-08 unit group"
    code: String!
    label(language: LanguageTag): Text!
    labels: [Text!]!
    "true when code or name was not compared with the ILO's own file"
    unconfirmed: Boolean!
  }
`;
