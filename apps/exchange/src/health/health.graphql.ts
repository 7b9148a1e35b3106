export const healthSdl = /* GraphQL */ `
  extend type Endpoint {
    breaker: EndpointBreaker!
    "null while the last attempt succeeded"
    failing: EndpointFailing
  }

  """
  Keeps an endpoint that fails from being pressed. It opens after 5 failures in a row within 10 minutes, or when 70 percent of at
  least 10 attempts within 5 minutes fail. What waits meanwhile uses no attempt.
  """
  type EndpointBreaker {
    state: BreakerState!
    "the whole host takes no connection: the state is shared with other endpoints there"
    ofHost: Boolean!
    "in this state; null when it never failed lately"
    since: DateTime
    "failed attempts since the last success"
    failures: Int!
    "when one delivery is tried; null while it is closed"
    nextProbeAt: DateTime
  }

  enum BreakerState {
    "deliveries go"
    CLOSED
    "nothing is sent until the next probe: after 1, 2, 4, 8, 16, then every 30 minutes"
    OPEN
    "a probe is being sent; when it succeeds, what waits goes again, slowly at first"
    HALF_OPEN
  }

  """
  Webhooks to this endpoint fail. Its owner's people are told by letter after 1, 24, 72 and 110 hours; after 120 hours it is disabled,
  if at least 20 attempts failed and at least 12 hours lie between the first and the last.
  """
  type EndpointFailing {
    "the first failure after the last success"
    since: DateTime!
    "failed attempts since then"
    attempts: Int!
    lastAt: DateTime
    lastError: String
    "the last warning that was sent, by its hours; null when none was"
    warnedHours: Int
    "no earlier than this, if it goes on"
    disabledAt: DateTime!
  }
`;
