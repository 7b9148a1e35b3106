export const partnerSdl = /* GraphQL */ `
  extend type Query {
    "e.g. WHO, IOM"
    partner(id: ID!): Partner @open
    "by id"
    partners: [Partner!]! @open
  }

  extend type Mutation {
    """
    Enters a partner. One that has a name (in any language) or the website of another partner or regional body is
    refused as a Conflict that names the first. For the secretariat.
    """
    createPartner(input: CreatePartnerInput!): PartnerResult! @needs(permission: "registry:write")
    "What is absent stays; null clears the website. For the secretariat."
    updatePartner(input: UpdatePartnerInput!): PartnerResult! @needs(permission: "registry:write")
    "Takes a partner off the register; what it published stays, and its id is not given again. For the secretariat."
    removePartner(input: RemovePartnerInput!): PartnerResult! @needs(permission: "registry:write")
  }

  input CreatePartnerInput {
    "3 to 16 capitals or digits, then further parts with hyphens; it cannot be altered later"
    id: ID!
    kind: PartnerKind!
    "with an English one; a language once"
    names: [NameInput!]!
    website: String
  }

  input UpdatePartnerInput {
    id: ID!
    "the version that was read: when somebody updated it meanwhile, this one is refused as a Conflict"
    expectedVersion: Int!
    kind: PartnerKind
    names: [NameInput!]
    website: String
  }

  input RemovePartnerInput {
    id: ID!
    expectedVersion: Int!
  }

  union PartnerResult = Partner | InvalidInput | NotAuthorised | NotFound | Conflict

  "An organisation that is neither a national authority nor a regional body. Being listed does not mean that it takes part."
  type Partner @key(fields: "id") {
    id: ID!
    "what the reader could do with the entry and be let, so that interfaces offer nothing else"
    viewerCan: ParticipantActions!
    kind: PartnerKind!
    "in the language asked for, or the reader's, where there is one; else English"
    name(language: LanguageTag): String!
    names: [Text!]!
    website: String
    """
    What it reads today, as keys of audiences: public, network, body:ASEAN, country:VN (what names the country),
    participant:IOM (what names the partner itself). By its kind, and what the secretariat granted.
    """
    reads: [String!]!
    "raised by each update of it"
    version: Int!
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
