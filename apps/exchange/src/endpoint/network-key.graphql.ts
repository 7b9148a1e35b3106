export const networkKeySdl = /* GraphQL */ `
  extend type Query {
    "The keys that this network signs webhooks with by v1a, or did, newest first; also at /.well-known/comity."
    networkKeys: [NetworkKey!]! @open
  }

  extend type Mutation {
    """
    Makes a new key. Messages carry the signatures of the new and of the old one until the overlap ends, 0 to 720 hours. Not
    where the keys come from the environment (WEBHOOK_SIGNING_KEYS).
    """
    rotateNetworkKey(overlapHours: Int! = 168): RotateNetworkKeyResult! @needs(permission: "network-key:rotate")
  }

  "A key of the network (Ed25519)."
  type NetworkKey {
    "whpk_ and the key in base64, as Standard Webhooks writes it"
    publicKey: String!
    since: DateTime!
    "from when on it signs no more; null: that is not known yet"
    until: DateTime
  }

  type RotatedNetworkKey {
    "newest first"
    keys: [NetworkKey!]!
  }

  union RotateNetworkKeyResult = RotatedNetworkKey | InvalidInput | NotAuthorised | Conflict
`;
