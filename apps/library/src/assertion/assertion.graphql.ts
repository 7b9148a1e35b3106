export const assertionSdl = /* GraphQL */ `
  extend type Query {
    """
    Agreements that others have published and that your country, or your body, is asked to confirm or dispute and has not
    answered; what was asked last first. For all of your people who prepare records; publishers answer.
    """
    assertionsOwed(first: Int, after: String): AssertionOwedConnection! @needs(permission: "publication:read-drafts")
  }

  extend type Mutation {
    """
    Says for your country (any of its authorities), or for your body, that a revision says what was agreed. Own dates that
    differ from the record's are shown beside them; own texts and translations with their legal value and your name. May be
    said anew: the last word counts.
    """
    confirmAgreement(
      id: ID!
      "the newest revision, which you have looked at; refused when another was published since"
      revision: Int!
      dates: PartyDatesInput
      texts: [PartyTextInput!]
    ): AssertionResult! @needs(permission: "agreement:assert")

    "Says that it does not say what was agreed, and why."
    disputeAgreement(
      id: ID!
      revision: Int!
      "for everybody who may read the agreement; up to 2000 characters"
      reason: String!
      dates: PartyDatesInput
      texts: [PartyTextInput!]
    ): AssertionResult! @needs(permission: "agreement:assert")
  }

  extend type Agreement {
    "How each party stands to what its owner published, in the order of parties. Silence is never consent."
    assertions: [PartyStanding!]!
  }

  type PartyStanding {
    "the party, with its dates as the owner's record has them"
    party: Party!
    "of what is shown: what was said of a revision before another asked anew does not count, see given"
    state: AssertionState!
    "when it was asked last; null for the owner's side, and for who may not read it"
    askedAt: DateTime
    "full days without an answer; null where none is awaited"
    days: Int
    "when it was asked, once 60 days have gone by without an answer; null before"
    silentSince: DateTime
    "what it said last, of whatever revision; null when it has said nothing that you may read"
    given: PartyAssertion
  }

  enum AssertionState {
    "the record is this party's own"
    OWNER
    CONFIRMED
    "given.reason says why"
    DISPUTED
    "asked, and not answered: neither consent nor dissent"
    SILENT
    "it cannot read the agreement, or what is shown is a draft or an older revision that it has not spoken of"
    NOT_ASKED
  }

  "What a party said. It is kept; who holds otherwise later says so anew."
  type PartyAssertion {
    "CONFIRMED or DISPUTED"
    state: AssertionState!
    "the revision that it was said of"
    aboutRevision: Int!
    "a later revision changed the agreement and asked anew: this was said of the older one"
    outdated: Boolean!
    at: DateTime!
    "the authority or body that said it for the party"
    by: Participant!
    reason: String
    "by its own record; null where it gave none"
    dates: PartyDates
    "where its dates are not those of the owner's record"
    differences: [PartyDateDifference!]!
    "its own texts and translations"
    texts: [PartyText!]!
  }

  type PartyDates {
    signedOn: Date
    ratifiedOn: Date
    inForceOn: Date
    withdrawnOn: Date
  }

  type PartyDateDifference {
    "signedOn, ratifiedOn, inForceOn or withdrawnOn"
    date: String!
    "as the owner's record has it for this party; null where it has none"
    owner: Date
    "by the party's own record"
    party: Date!
    "false where both may be right, as 2025 and 2025-06 may"
    contradicts: Boolean!
  }

  type PartyText {
    language: LanguageTag!
    "as who gave it says"
    legalValue: LegalValue!
    title: Text
    summary: Text
    "where it can be read"
    url: String
    givenBy: Participant!
  }

  type AssertionOwed {
    agreement: Agreement!
    "the revision that asked; the agreement may have been corrected since"
    revision: Int!
    askedAt: DateTime!
    "full days since then; shown as silence from 60 on"
    days: Int!
    "what was said for you of an earlier revision"
    earlier: PartyAssertion
  }

  type AssertionOwedConnection {
    nodes: [AssertionOwed!]!
    edges: [AssertionOwedEdge!]!
    pageInfo: PageInfo!
  }

  type AssertionOwedEdge {
    node: AssertionOwed!
    cursor: String!
  }

  "YYYY, YYYY-MM or YYYY-MM-DD, as far as known."
  input PartyDatesInput {
    signedOn: String
    ratifiedOn: String
    inForceOn: String
    withdrawnOn: String
  }

  "At least one of title, summary and url; one per language."
  input PartyTextInput {
    "BCP 47"
    language: String!
    legalValue: LegalValue!
    "up to 1000 characters"
    title: String
    "up to 20000 characters"
    summary: String
    "http or https"
    url: String
  }

  union AssertionResult = Agreement | InvalidInput | NotAuthorised | NotFound | Conflict
`;
