import { REACH_CHANNELS } from './reached.js';

const meaning: Record<(typeof REACH_CHANNELS)[number], string> = {
  WEBHOOK: 'a signed webhook',
  EMAIL: 'a letter to those of its people who asked for one',
  INBOX: 'its inbox here',
};

export const ledgerSdl = /* GraphQL */ `
  extend type Query {
    """
    Whom a change of your own participant's record was for and how far it got. Null when there is no such change, and when it
    is somebody else's: only the owner's people and the operator see whom it reached.
    """
    changeReach(position: Int!): ChangeReach @signedIn
    "The same for all changes of one record, newest first; empty when it is somebody else's."
    publicationReach(id: ID!, first: Int = 20, after: String): ChangeReachConnection! @signedIn
  }

  extend type Change {
    "Whom it reached; null unless you act for its owner, or operate the node."
    reach: ChangeReach
  }

  type ChangeReachConnection {
    nodes: [ChangeReach!]!
    edges: [ChangeReachEdge!]!
    pageInfo: PageInfo!
  }

  type ChangeReachEdge {
    node: ChangeReach!
    cursor: String!
  }

  """
  Whom a change was for and how far it got. Who reads the feeds or the change feed is not counted: nobody asks who they are.
  """
  type ChangeReach {
    "of the change in the log"
    position: Int!
    "the change's own id"
    change: ID!
    type: String!
    subject: ID!
    occurredAt: DateTime!
    totals: ReachTotals!
    """
    By participant and way. The lines of webhooks are let go after a time (LEDGER_DAYS, 90 by default); the totals stay.
    """
    recipients(first: Int = 50, after: String, state: ReachState): ReachRecipientConnection!
    "address of the whole list as CSV; the same with .json"
    csv: String!
  }

  """
  A participant counts once for each way in which it is told. due = queued + delivered + failed + skipped.
  """
  type ReachTotals {
    due: Int!
    "waits for its turn or its next attempt"
    queued: Int!
    "arrived, whether or not it was read"
    delivered: Int!
    "among the delivered"
    read: Int!
    "among the delivered"
    acknowledged: Int!
    failed: Int!
    "not sent: the receiver was disabled or deleted, or may no longer read it"
    skipped: Int!
  }

  type ReachRecipientConnection {
    nodes: [ReachRecipient!]!
    edges: [ReachRecipientEdge!]!
    pageInfo: PageInfo!
  }

  type ReachRecipientEdge {
    node: ReachRecipient!
    cursor: String!
  }

  """
  A participant and one way in which it is told, however many receivers it has for it. No addresses, no answers, no people.
  """
  type ReachRecipient {
    participant: Participant!
    channel: ReachChannel!
    state: ReachState!
    "why it failed, or why it has not arrived yet; null where nothing went wrong"
    reason: ReachReason
    queuedAt: DateTime!
    deliveredAt: DateTime
    readAt: DateTime
    acknowledgedAt: DateTime
  }

  enum ReachChannel {
    ${REACH_CHANNELS.map((channel) => `"${meaning[channel]}"\n    ${channel}`).join('\n    ')}
  }

  "The furthest that it got."
  enum ReachState {
    QUEUED
    DELIVERED
    READ
    ACKNOWLEDGED
    FAILED
    SKIPPED
  }

  enum ReachReason {
    "the receiver said that it is gone (410)"
    GONE
    "the receiver refused it (4xx)"
    REFUSED
    "the receiver failed (5xx)"
    RECEIVER_FAILS
    "no connection, or no answer in time"
    NO_ANSWER
    "the receiver's answer was no success, such as a redirect; of a letter: the mail server did not take it"
    NO_SUCCESS
    "it was not sent: the receiver was disabled or deleted, or may no longer read it"
    NOT_SENT
  }
`;
