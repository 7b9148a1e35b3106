import { kindMutationsSdl } from '../publication/kind.graphql.js';
import { publicationFieldsSdl, publicationInputSdl } from '../publication/every-kind.graphql.js';

export const practiceSdl = /* GraphQL */ `
  ${kindMutationsSdl('Practice')}
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
    problem: [TranslatedInput!]
    action: [TranslatedInput!]
    results: [TranslatedInput!]
    evidence: [TranslatedInput!]
    cost: [TranslatedInput!]
    replicability: [TranslatedInput!]
    startedOn: String
    endedOn: String
    "ISO 3166-1 alpha-2"
    countries: [String!]
    partners: [String!]
  }
`;
