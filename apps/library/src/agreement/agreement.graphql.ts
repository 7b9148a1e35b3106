import { kindMutationsSdl } from '../publication/kind.graphql.js';
import { publicationFieldsSdl, publicationInputSdl } from '../publication/every-kind.graphql.js';

export const agreementSdl = /* GraphQL */ `
  ${kindMutationsSdl('Agreement')}
  """
  An agreement between two or more parties, from a treaty to an understanding between institutions.
  """
  type Agreement implements Publication @key(fields: "id") {
    ${publicationFieldsSdl}
    "null only in a draft that does not say it yet"
    agreementType: AgreementType
    "schema.org additionalType; null only in a draft that does not say it yet"
    form: AgreementForm
    "whether it binds in law; null when not known"
    binding: Boolean
    "the states and bodies that made it; schema.org legislationPassedBy"
    parties: [Party!]!
    "eli:date_document, schema.org legislationDate: by the last party, where it is not known for each"
    signedOn: Date
    "eli:date_publication: when a government published it"
    publishedOn: Date
    "eli:first_date_entry_in_force: between the first of them; see each party for its own day"
    inForceOn: Date
    "the day that its term runs out, whether it renews or not: see renewal"
    expiresOn: Date
    """
    expiresOn when that is today or within the next 90 days, so that what is about to run out does not look as if it lasted;
    else null. Null too for what has ended or was revoked.
    """
    expiringOn: Date
    "eli:date_no_longer_in_force: when it ended, or is to end by notice, where that is another day than expiresOn"
    endedOn: Date
    "why it ended, in the owner's words; only in the phase ENDED"
    endReason: String
    """
    never against its dates: an ended one says when or why, one in force has entered into force; null only in a draft that does not
    say it yet
    """
    phase: AgreementPhase
    "where it stands in law, in English sentences, as alerts say it; null when no date is known"
    legalStatus: String
    "what it provides for; what is recruited or trained for is in occupations, what it carries out in legalBases"
    content: [AgreementContent!]!
    """
    whether people are recruited under it or go from one party to another, by its content: RECRUITMENT, CIRCULAR_MIGRATION or
    RECOGNITION; true as well where its content is not said
    """
    concernsRecruitment: Boolean!
    "null where it sets none, or that is not known"
    quota: AgreementQuota
    "its term, from the entry into force"
    durationMonths: Int
    "what happens at the end of the term; null when not known"
    renewal: AgreementRenewal
    "how long before its end a party must say that it wants out"
    noticeMonths: Int
    "who looks after it"
    jointCommittee: JointCommittee
  }

  "How many people it is for."
  type AgreementQuota {
    "null where there is no number, see note"
    number: Int
    "what the number is for; null when not known"
    period: QuotaPeriod
    "in the owner's words, e.g. for which occupation"
    note: String
  }

  enum QuotaPeriod {
    "each year"
    YEAR
    "as long as it lasts"
    WHOLE_TERM
  }

  enum AgreementRenewal {
    "goes on unless a party gives notice"
    AUTOMATIC
    "goes on when the parties say so"
    BY_CONSENT
    "ends with its term"
    NONE
  }

  "The body that the parties have set up to carry it out."
  type JointCommittee {
    name: String!
    "how often, in words: once a year"
    meets: String
    lastMetOn: Date
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
    "equal treatment, rights and conditions at work (Code, Article 4)"
    FAIR_TREATMENT
    LANGUAGE
    TECHNICAL_ASSISTANCE
    FINANCIAL_SUPPORT
    TECHNOLOGY_TRANSFER
    "of hospitals or schools"
    TWINNING
    "of professions and of recruiters"
    REGULATION
    "of data on recruitment and migration"
    DATA_EXCHANGE
    "the health of those who move, and their cover"
    MIGRANT_HEALTH
  }

  "Either country or body is set."
  type Party {
    "null for a body"
    country: Country
    "a regional body or an organisation; null for a country"
    body: Participant
    "where the health workers come from or go to; null when that is not the point"
    role: PartyRole
    "who signed for it"
    ministry: String
    "the day that this party signed"
    signedOn: Date
    "the day that it ratified, approved or acceded"
    ratifiedOn: Date
    "the day that it entered into force for this party"
    inForceOn: Date
    "the day that this party left it, or leaves"
    withdrawnOn: Date
  }

  enum PartyRole {
    ORIGIN
    DESTINATION
    BOTH
  }

  input AgreementInput {
    ${publicationInputSdl}
    "publishing asks for it; a draft may leave it out"
    agreementType: AgreementType
    "publishing asks for it; a draft may leave it out"
    form: AgreementForm
    binding: Boolean
    "at least two, of which the owner's country is one, when it is published; a draft may have fewer"
    parties: [PartyInput!]
    signedOn: String
    publishedOn: String
    inForceOn: String
    expiresOn: String
    endedOn: String
    "for the phase ENDED: up to 1000 characters"
    endReason: String
    """
    ENDED needs a date (endedOn, expiresOn, or a party's withdrawnOn) or endReason. Publishing asks for a phase; a draft may leave it
    out.
    """
    phase: AgreementPhase
    content: [AgreementContent!]
    quota: AgreementQuotaInput
    "1 to 1200"
    durationMonths: Int
    renewal: AgreementRenewal
    "1 to 1200"
    noticeMonths: Int
    jointCommittee: JointCommitteeInput
  }

  "A number, or a note where there is none."
  input AgreementQuotaInput {
    number: Int
    period: QuotaPeriod
    note: String
  }

  input JointCommitteeInput {
    name: String!
    meets: String
    lastMetOn: String
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
    withdrawnOn: String
  }
`;
