import { kindMutationsSdl } from '../publication/kind.graphql.js';
import { publicationFieldsSdl, publicationInputSdl } from '../publication/every-kind.graphql.js';

export const practiceSdl = /* GraphQL */ `
  ${kindMutationsSdl('Practice')}
  """
  Something that was done and what came of it, told so that others can learn from it.
  """
  type Practice implements Publication @key(fields: "id") {
    ${publicationFieldsSdl}
    "what was to be solved, and for whom"
    problem(language: LanguageTag): Text
    "what was done; GCM and SDG objectives that it serves are in legalBases"
    action(language: LanguageTag): Text
    "what came of it"
    results(language: LanguageTag): Text
    "how the results are known"
    evidence(language: LanguageTag): Text
    "what it cost, and who paid"
    cost(language: LanguageTag): Text
    "what others need in order to do the same"
    replicability(language: LanguageTag): Text
    "schema.org temporalCoverage, its beginning: as precise as it is known"
    startedOn: Date
    "its end; null while it goes on, or where that is not known"
    endedOn: Date
    "schema.org spatialCoverage: where it took place"
    countries: [Country!]!
    "schema.org contributor: who took part, by name"
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
