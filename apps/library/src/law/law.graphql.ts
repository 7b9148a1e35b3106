import { kindMutationsSdl } from '../publication/kind.graphql.js';
import { publicationFieldsSdl, publicationInputSdl } from '../publication/every-kind.graphql.js';

export const lawSdl = /* GraphQL */ `
  ${kindMutationsSdl('Law')}
  """
  A law, in the widest sense: from a constitution to a court's decision, also policies and codes of practice.
  """
  type Law implements Publication @key(fields: "id") {
    ${publicationFieldsSdl}
    lawType: LawType!
    "as cited at home, e.g. 15/2020/ND-CP"
    number: String
    "the gazette and its issue"
    gazette: String
    "where it applies, when that is not the owner's country"
    jurisdiction: Country
    adoptedOn: Date
    publishedOn: Date
    inForceOn: Date
    repealedOn: Date
    legalForce: LegalForce!
    provisions: [Provision!]!
  }

  enum LawType {
    CONSTITUTION
    ACT
    REGULATION
    DECREE
    ORDER
    GUIDELINE
    POLICY
    CODE_OF_PRACTICE
    COURT_DECISION
    RESOLUTION
  }

  enum LegalForce {
    DRAFT
    ADOPTED
    IN_FORCE
    PARTLY_IN_FORCE
    NOT_IN_FORCE
    REPEALED
    UNKNOWN
  }

  "A part of a law that matters here."
  type Provision {
    "as in the law, in its original language, e.g. Article 12"
    heading: String!
    summary: String
    topic: Topic
  }

  input LawInput {
    ${publicationInputSdl}
    lawType: LawType!
    number: String
    gazette: String
    "ISO 3166-1 alpha-2"
    jurisdiction: String
    adoptedOn: String
    publishedOn: String
    inForceOn: String
    repealedOn: String
    legalForce: LegalForce!
    provisions: [ProvisionInput!]
  }

  input ProvisionInput {
    heading: String!
    summary: String
    topic: String
  }
`;
