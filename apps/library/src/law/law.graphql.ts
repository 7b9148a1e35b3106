import { kindMutationsSdl } from '../publication/kind.graphql.js';
import { publicationFieldsSdl, publicationInputSdl } from '../publication/every-kind.graphql.js';

export const lawSdl = /* GraphQL */ `
  ${kindMutationsSdl('Law')}
  """
  A law, in the widest sense: from a constitution to a court's decision, also policies and codes of practice.
  """
  type Law implements Publication @key(fields: "id") {
    ${publicationFieldsSdl}
    "eli:type_document, schema.org legislationType; null only in a draft that does not say it yet"
    lawType: LawType
    "eli:id_local, schema.org legislationIdentifier: as cited at home, e.g. 15/2020/ND-CP"
    number: String
    "eli:published_in: the gazette and its issue"
    gazette: String
    "eli:jurisdiction, schema.org legislationJurisdiction: where it applies, when that is not the owner's country"
    jurisdiction: Country
    "eli:date_document, schema.org legislationDate"
    adoptedOn: Date
    "eli:date_publication: in the gazette"
    publishedOn: Date
    "eli:first_date_entry_in_force: the first, where parts come into force on several days"
    inForceOn: Date
    "each day on which some of it came or comes into force, in order; empty where all of it does on inForceOn"
    entriesIntoForce: [EntryIntoForce!]!
    "eli:date_no_longer_in_force"
    repealedOn: Date
    "eli:in_force, schema.org legislationLegalForce; null only in a draft that does not say it yet"
    legalForce: LegalForce
    "eli:has_part"
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

  "eli:InForce and its like; schema.org LegalForceStatus"
  enum LegalForce {
    "proposed, not adopted"
    DRAFT
    "adopted, not in force yet"
    ADOPTED
    "eli:InForce-inForce"
    IN_FORCE
    "eli:InForce-partiallyInForce: see entriesIntoForce"
    PARTLY_IN_FORCE
    "eli:InForce-notInForce, for another reason than a repeal"
    NOT_IN_FORCE
    REPEALED
    "not established"
    UNKNOWN
  }

  "A part of a law that matters here."
  type Provision {
    "as in the law, in its original language, e.g. Article 12"
    heading: String!
    "what it says, in the original language"
    summary: String
    "eli:is_about"
    topic: Topic
  }

  type EntryIntoForce {
    "eli:date_applicability, as precise as it is known"
    on: Date!
    "headings, as in the law; empty: all that no other day is given for"
    provisions: [String!]!
    "in the owner's words, e.g. on what the day depends"
    note: String
  }

  input LawInput {
    ${publicationInputSdl}
    "publishing asks for it; a draft may leave it out"
    lawType: LawType
    number: String
    gazette: String
    "ISO 3166-1 alpha-2"
    jurisdiction: String
    adoptedOn: String
    publishedOn: String
    inForceOn: String
    "in order; inForceOn is the first of them"
    entriesIntoForce: [EntryIntoForceInput!]
    repealedOn: String
    "publishing asks for it; a draft may leave it out"
    legalForce: LegalForce
    provisions: [ProvisionInput!]
  }

  input EntryIntoForceInput {
    "YYYY, YYYY-MM or YYYY-MM-DD"
    on: String!
    "headings; left out: all that no other day is given for"
    provisions: [String!]
    note: String
  }

  input ProvisionInput {
    heading: String!
    summary: String
    topic: String
  }
`;
