export const deliverySdl = /* GraphQL */ `
  type DeliveryConnection {
    nodes: [Delivery!]!
    edges: [DeliveryEdge!]!
    pageInfo: PageInfo!
  }

  type DeliveryEdge {
    node: Delivery!
    cursor: String!
  }

  """
  One change for one subscription at one endpoint.
  """
  type Delivery {
    "the webhook-id header, the same on every attempt"
    webhookId: ID!
    "position of the change"
    position: Int!
    "what the change is about"
    subject: ID!
    state: DeliveryState!
    "oldest first"
    attempts: [DeliveryAttempt!]!
    "when it is tried (again); null when it is not"
    nextAttemptAt: DateTime
    "the latest time that it arrived; null while it waits to be sent again"
    deliveredAt: DateTime
    "the first time that it arrived, also when it was sent again since"
    firstDeliveredAt: DateTime
    "when it was last put in line again (replayDeliveries); null: never"
    replayedAt: DateTime
  }

  enum DeliveryState {
    "waits for its turn, or for its next attempt"
    PENDING
    "is being sent"
    SENDING
    "the receiver answered 2xx"
    DELIVERED
    "the receiver refused for good (410)"
    FAILED
    "ten attempts over three days failed"
    GAVE_UP
    "not sent: the endpoint was disabled or deleted, the subscription was deleted, or it may no longer be read"
    SKIPPED
  }

  type DeliveryAttempt {
    "0 until the delivery was replayed, then counting the replays: each begins its attempts anew"
    round: Int!
    "1 for the first of its round; the header webhook-attempt"
    number: Int!
    at: DateTime!
    "HTTP status; null when there was no answer"
    status: Int
    "milliseconds to the whole answer, or to the failure"
    ms: Int!
    "null when it succeeded"
    error: String
    """
    The beginning of the answer to a failed attempt, at most 2 KB, kept for thirty days. What a receiver says to a success is
    not kept: nobody has to find out why it went well, and it is the receiver's own.
    """
    excerpt: String
  }
`;
