export const safeguardsCheckSdl = /* GraphQL */ `
  type Agreement @key(fields: "id") {
    id: ID!
    signedOn: Date @external
    concernsRecruitment: Boolean! @external
    parties: [Party!]! @external
    "Its parties against the edition of WHO's health workforce support and safeguards list in force when it was signed"
    safeguardsCheck: SafeguardsCheck!
      @requires(fields: "signedOn concernsRecruitment parties { country { code } role }")
  }

  type Party {
    country: Country @external
    role: PartyRole @external
  }

  enum PartyRole {
    ORIGIN
    DESTINATION
    BOTH
  }

  """
  Worked out, not stated by any party. The list asks for priority in support and discourages active recruitment; it forbids
  no agreement, and neither does this.
  """
  type SafeguardsCheck {
    verdict: SafeguardsVerdict!
    "the edition in force on the day of signature; null where there was none, or where the day is not known well enough"
    edition: SafeguardsListEdition
    "when that edition was published"
    listedOn: Date
    "the day of signature that this goes by, as precise as it is known"
    signedOn: Date
    "the countries among the parties; of bodies nothing can be said"
    parties: [SafeguardsParty!]!
    "in English, each with its source"
    reasons: [SafeguardsReason!]!
  }

  enum SafeguardsVerdict {
    "health workers come from a listed country under it"
    LISTED_ORIGIN
    "a listed country is a party; where health workers come from is not said, or they go there"
    LISTED_PARTY
    "none of its parties was on the list"
    NO_LISTED_PARTY
    "it was signed before the first edition"
    NO_LIST
    "it is not about people being recruited or going from one party to another, or has no country as a party"
    NOT_APPLICABLE
    "the date of signature, or the list, is not known well enough to tell"
    NOT_ESTABLISHED
  }

  type SafeguardsParty {
    country: Country!
    role: PartyRole
    "on the edition, or on every edition that may have been in force; null: not established"
    listed: Boolean
    "of those that may have been in force, the editions that it is on"
    editions: [SafeguardsListEdition!]!
  }

  type SafeguardsReason {
    text: String!
    "the provision or list that says so: WHA63.16, 5.1 or an edition's title"
    source: String!
  }
`;
