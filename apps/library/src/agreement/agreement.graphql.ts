import { publicationFieldsSdl, publicationInputSdl } from '../publication/every-kind.graphql.js';

export const agreementSdl = /* GraphQL */ `
  extend type Mutation {
    createAgreement(input: AgreementInput!): DraftResult! @needs(permission: "publication:draft")
    "Replaces a draft's content."
    updateAgreement(id: ID!, input: AgreementInput!, expectedVersion: Int!): DraftResult! @needs(permission: "publication:draft")
    "Creates and publishes in one step: both happen or neither."
    publishAgreement(input: AgreementInput!, changeNote: String, embargoUntil: DateTime): PublishResult! @needs(permission: "publication:publish")
  }

  """
  An agreement between two or more parties, from a treaty to an understanding between institutions.
  """
  type Agreement implements Publication @key(fields: "id") {
    ${publicationFieldsSdl}
    agreementType: AgreementType!
    form: AgreementForm!
    "whether it binds in law; null when not known"
    binding: Boolean
    parties: [Party!]!
    signedOn: Date
    "when a government published it"
    publishedOn: Date
    inForceOn: Date
    expiresOn: Date
    phase: AgreementPhase!
    content: [AgreementContent!]!
  }

  enum AgreementType {
    BILATERAL
    MULTILATERAL
    REGIONAL
  }

  enum AgreementForm {
    TREATY
    AGREEMENT
    "memorandum of understanding"
    MOU
    PROTOCOL
    "mutual recognition agreement"
    MRA
    TRADE_AGREEMENT
    "between institutions, not states"
    INSTITUTIONAL
  }

  enum AgreementPhase {
    NEGOTIATION
    SIGNED
    IN_FORCE
    ENDED
    UNKNOWN
  }

  "What it is about."
  enum AgreementContent {
    EDUCATION
    CAPACITY
    RECRUITMENT
    RECOGNITION
    CIRCULAR_MIGRATION
    RETENTION
    SOCIAL_PROTECTION
    RETURN
  }

  "Either country or body is set."
  type Party {
    country: Country
    body: Participant
    "where the health workers come from or go to; null when that is not the point"
    role: PartyRole
    "who signed for it"
    ministry: String
    signedOn: Date
    ratifiedOn: Date
    inForceOn: Date
  }

  enum PartyRole {
    ORIGIN
    DESTINATION
    BOTH
  }

  input AgreementInput {
    ${publicationInputSdl}
    agreementType: AgreementType!
    form: AgreementForm!
    binding: Boolean
    "at least two; the owner's country is one of them"
    parties: [PartyInput!]!
    signedOn: String
    publishedOn: String
    inForceOn: String
    expiresOn: String
    phase: AgreementPhase!
    content: [AgreementContent!]
  }

  "Give country (ISO 3166-1 alpha-2) or body (a participant's id), not both."
  input PartyInput {
    country: String
    body: ID
    role: PartyRole
    ministry: String
    signedOn: String
    ratifiedOn: String
    inForceOn: String
  }
`;
