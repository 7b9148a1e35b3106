export const partnerReadsSdl = /* GraphQL */ `
  extend type Mutation {
    """
    Says what a partner may read besides what is public; what is not named it may no longer read, and it is told to let go of
    it. For the secretariat.
    """
    setPartnerReads(input: SetPartnerReadsInput!): PartnerResult! @needs(permission: "registry:write")
  }

  input SetPartnerReadsInput {
    "id of the partner"
    partner: ID!
    "network, body:ASEAN, …; empty: what is public, and no more"
    reads: [String!]!
  }
`;
