export const partnerSdl = /* GraphQL */ `
  extend type Query {
    "e.g. WHO, IOM"
    partner(id: ID!): Partner
    partners: [Partner!]!
  }

  "An organisation that is neither a national authority nor a regional body. Being listed does not mean that it takes part."
  type Partner @key(fields: "id") {
    id: ID!
    kind: PartnerKind!
    "in the language asked for, or the reader's, where there is one; else English"
    name(language: LanguageTag): String!
    names: [Text!]!
    website: String
  }

  enum PartnerKind {
    UN_ORGANISATION
    INTERGOVERNMENTAL
    PROFESSIONAL_ASSOCIATION
    CIVIL_SOCIETY
    COLLABORATING_CENTRE
    UNIVERSITY
  }
`;
