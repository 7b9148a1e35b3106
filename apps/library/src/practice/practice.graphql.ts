import { publicationFieldsSdl, publicationInputSdl } from '../publication/every-kind.graphql.js';

export const practiceSdl = /* GraphQL */ `
  extend type Mutation {
    createPractice(input: PracticeInput!): DraftResult! @needs(permission: "publication:draft")
    "Replaces a draft's content."
    updatePractice(id: ID!, input: PracticeInput!, expectedVersion: Int!): DraftResult! @needs(permission: "publication:draft")
    "Creates and publishes in one step: both happen or neither."
    publishPractice(input: PracticeInput!, changeNote: String, embargoUntil: DateTime): PublishResult! @needs(permission: "publication:publish")
  }

  """
  Something that was done and what came of it, told so that others can learn from it.
  """
  type Practice implements Publication @key(fields: "id") {
    ${publicationFieldsSdl}
    problem(language: LanguageTag): Text
    action(language: LanguageTag): Text
    results(language: LanguageTag): Text
    "how the results are known"
    evidence(language: LanguageTag): Text
    cost(language: LanguageTag): Text
    "what others need in order to do the same"
    replicability(language: LanguageTag): Text
    startedOn: Date
    endedOn: Date
    "where it took place"
    countries: [Country!]!
    "who took part, by name"
    partners: [String!]!
  }

  input PracticeInput {
    ${publicationInputSdl}
    problem: [PracticeTextInput!]
    action: [PracticeTextInput!]
    results: [PracticeTextInput!]
    evidence: [PracticeTextInput!]
    cost: [PracticeTextInput!]
    replicability: [PracticeTextInput!]
    startedOn: String
    endedOn: String
    "ISO 3166-1 alpha-2"
    countries: [String!]
    partners: [String!]
  }

  input PracticeTextInput {
    language: String!
    value: String!
  }
`;
