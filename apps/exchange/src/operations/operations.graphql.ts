export const operationsSdl = /* GraphQL */ `
  extend type Query {
    """
    How the node does, for who operates it: all processes together, as the database and the queue have it. Read anew every two
    seconds at most, however many ask. What each figure means: docs/operating.md.
    """
    nodeHealth: NodeHealth! @needs(permission: "queue:operate")
    "What to do about each alert, from docs/operating.md; empty where the node came without it"
    runbook: [RunbookSection!]! @needs(permission: "queue:operate")
  }

  type NodeHealth {
    at: DateTime!
    "what the process that answers checks of itself, as /health/ready says it"
    checks: [ReadinessCheck!]!
    due: DueDeliveries!
    sequencer: SequencerState!
    "null: no canaries are sent (CANARY_SECONDS is 0)"
    canary: CanaryState
    "the wake-ups of each kind of job; null: the queue does not answer, and sweepers find what is due"
    queues: [WakeQueue!]
    "what became of attempts to deliver, by quarters of an hour in which there were any, of the last 12 hours; canaries too"
    attempts: [AttemptsOfQuarter!]!
    "endpoints and hosts that are not sent to, or only to find out whether they are back: 50 at most, the longest first"
    breakers: [BreakerOpened!]!
    endpoints: EndpointCounts!
    "of the whole database"
    databaseBytes: Float!
  }

  type ReadinessCheck {
    name: String!
    ok: Boolean!
    detail: String
  }

  type DueDeliveries {
    "that could be sent now; counting stops at 10000"
    count: Int!
    "how long the oldest of them has been due; 0 when none is"
    oldestSeconds: Float!
  }

  "Gives each change its position in the log"
  type SequencerState {
    "the last that was given out"
    position: Int!
    "when; null: none was yet"
    at: DateTime
    "processes that sequence: 1, but for a moment when one takes over"
    leaders: Int!
    "changes that are committed and have no position yet"
    waiting: Int!
    "how long the oldest of them has waited"
    oldestSeconds: Float!
    "changes that were refused for good"
    setAside: Int!
  }

  type CanaryState {
    everySeconds: Int!
    "when the newest that arrived was sent; null: none has arrived yet"
    sentAt: DateTime
    "how long it was on its way"
    tookMs: Int
  }

  type WakeQueue {
    job: String!
    waiting: Int!
    active: Int!
    "those that repeat wait here for their next time"
    delayed: Int!
    "of the last 200 that failed"
    failed: Int!
    lastFailure: WakeFailure
  }

  type WakeFailure {
    at: DateTime!
    "its first 300 characters"
    error: String!
  }

  type AttemptsOfQuarter {
    "its beginning"
    from: DateTime!
    arrived: Int!
    "gone, overloaded, refused, receiver_fails, redirect, timeout, no_connection; own_fault: it did not leave this machine"
    failures: [FailuresOfReason!]!
  }

  type FailuresOfReason {
    reason: String!
    count: Int!
  }

  type BreakerOpened {
    "null: the whole host takes no connection"
    endpoint: ID
    "whose endpoint it is"
    owner: ID
    host: String!
    state: BreakerState!
    since: DateTime!
    "failed attempts since the last success"
    failures: Int!
    nextProbeAt: DateTime
    "its first 200 characters"
    lastError: String
  }

  type EndpointCounts {
    enabled: Int!
    unverified: Int!
    disabled: Int!
  }

  type RunbookSection {
    "of the alert, e.g. ComityCanaryLate"
    name: String!
    "Markdown, in English"
    text: String!
  }
`;
