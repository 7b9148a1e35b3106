import { MOST_UNDELIVERED } from './digest.js';

export const reconciliationSdl = /* GraphQL */ `
  extend type Endpoint {
    """
    What this endpoint should have, to compare with what it has: a digest of all changes that arrived from one position to
    another, and of each block of positions among them. By default of the last fourteen days, as the nightly webhook
    reconciliation; with other ranges and smaller blocks one finds what is lost and has it sent again (replayDeliveries). How to
    compute the digest: docs/webhooks.md.
    """
    reconciliation(from: Int, to: Int, blockSize: Int): Reconciliation!
  }

  """
  What arrived at an endpoint, as digests: SHA-256 over one line for each change, position:id and a line feed, by position.
  """
  type Reconciliation {
    "the first position that is looked at"
    from: Int!
    "the last one"
    to: Int!
    "changes that arrived, each once however often it was sent"
    count: Int!
    "64 hexadecimal digits"
    digest: String!
    blockSize: Int!
    "in the order of positions; blocks in which nothing arrived are left out"
    blocks: [ReconciliationBlock!]!
    "changes that were to be sent and did not arrive, or not yet: they are in no digest"
    undelivered: ReconciliationUndelivered!
  }

  type ReconciliationBlock {
    from: Int!
    to: Int!
    count: Int!
    digest: String!
  }

  type ReconciliationUndelivered {
    count: Int!
    "the first ${MOST_UNDELIVERED}"
    positions: [Int!]!
  }
`;
