export const registerSdl = /* GraphQL */ `
  extend type Query {
    """
    The register of Article 7.4 of the WHO Code: who is designated on a day, by country and capacity. The same as CSV at
    /register.csv, as JSON at /register.json, its changes at /feeds/register.atom.
    """
    register(
      "default today; a partial date stands for its first day"
      on: Date
      capacity: DesignationCapacity
      country: CountryCode
      first: Int
      after: String
    ): RegisterConnection! @open
  }

  type RegisterConnection {
    edges: [RegisterEdge!]!
    nodes: [Designation!]!
    pageInfo: PageInfo!
    "on that day, of all pages"
    totalCount: Int!
  }

  type RegisterEdge {
    node: Designation!
    cursor: String!
  }
`;
