export const replaySdl = /* GraphQL */ `
  extend type Mutation {
    """
    Sends deliveries of one of your endpoints again, each under the webhook-id that it had, so that a receiver that kept the
    ids knows what it has. Give exactly one of webhookId, failedSince and positions. By push at most fourteen days back and
    10,000 at once; what is older is read in the change feed. What you may no longer read is not sent. At most 60 an hour.
    """
    replayDeliveries(input: ReplayDeliveriesInput!): ReplayDeliveriesResult! @needs(permission: "endpoint:manage")
  }

  input ReplayDeliveriesInput {
    "one of your endpoints, enabled"
    endpoint: ID!
    "this one delivery, whatever became of it"
    webhookId: ID
    "all that came since this moment and came to nothing: failed, given up, skipped"
    failedSince: DateTime
    "all of these positions"
    positions: PositionRange
    "with positions: leave out what was delivered"
    undeliveredOnly: Boolean! = false
  }

  """
  Positions of the change log, both ends included.
  """
  input PositionRange {
    from: Int!
    "absent: to the end"
    to: Int
  }

  type Replay {
    "put in line now"
    queued: Int!
    "nothing was done: they wait or are being sent, or were replayed within the last minute"
    inLine: Int!
    "not sent: you may no longer read them, or their subscription is deleted"
    withheld: Int!
    "there is more: ask again for the positions from here; null when that was all"
    next: Int
    "set when some of what was asked is older than fourteen days: an address of the change feed where it begins"
    older: String
  }

  union ReplayDeliveriesResult = Replay | InvalidInput | NotAuthorised | NotFound | Conflict
`;
