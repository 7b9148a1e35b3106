export const freshnessSdl = /* GraphQL */ `
  extend type Mutation {
    """
    Says of published records that they still hold, all or none. No new revision and no other date: readers see when it was
    confirmed, and one change publication.confirmed is announced for each. Up to 500.
    """
    confirm(ids: [ID!]!): ConfirmResult! @needs(permission: "publication:publish")
  }

  union ConfirmResult = Confirmed | InvalidInput | NotAuthorised | NotFound | Conflict

  type Confirmed {
    publications: [Publication!]!
  }

  """
  Whether the owner has said lately enough that a record holds. Publishing, revising and correcting say it, and so does confirm.
  Laws, practices and resources are confirmed every 24 months, agreements every 12 and 90 days before they expire.
  """
  type Freshness {
    state: FreshnessState!
    "schema.org lastReviewed, of the page: when the owner last said that it holds, by publishing or confirming"
    confirmedAt: DateTime!
    "schema.org reviewedBy"
    confirmedBy: Participant!
    "from that day on, in UTC, it should be confirmed"
    dueOn: Date!
    "from that day on it counts as not confirmed"
    notConfirmedOn: Date!
  }

  enum FreshnessState {
    CURRENT
    "to be confirmed within three months"
    DUE
    "was not confirmed in time: it may be out of date"
    NOT_CONFIRMED
  }
`;
