export const scheduleSdl = /* GraphQL */ `
  """
  What comes by itself on a day that the record names, and is told once as a change of its own. A date that a revision moves
  moves it too; a revocation, or another record that supersedes this one, cancels it.
  """
  type UpcomingChange {
    "the legal date, as precise as it is known; eli:date_applicability, eli:date_no_longer_in_force"
    on: Date!
    """
    the type of the change: law.in_force, law.ceases, agreement.in_force, agreement.expiring (90 and 30 days before its term runs
    out or it ends), agreement.expires
    """
    what: String!
    """
    the owner's day on which it is told: the day itself; of a warning, the day that it is given; where only a month or year is known,
    the day after that is over, since no day is made up
    """
    toldOn: Date!
  }
`;
