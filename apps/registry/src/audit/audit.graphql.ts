export const auditSdl = /* GraphQL */ `
  extend type Query {
    """
    Who did what and when, the newest first. An auditor whom the secretariat appointed reads all of it; coordinators,
    publishers and the auditors of an authority or a body read what concerns the participant they act for. Also as /exports/audit.ndjson and /exports/audit.csv, the oldest first; an export is itself
    recorded.
    """
    auditEntries(filter: AuditFilter, first: Int = 20, after: String): AuditEntryConnection!
      @needs(permission: "audit:read")
  }

  input AuditFilter {
    "the participant concerned; left out, all for an auditor of the network, the own one for others"
    participant: ID
    person: String
    "such as publication:publish; with nothing after the colon all that is done with such things"
    action: String
    "its id, such as VN-LAW-2026-000123"
    thing: String
    outcome: AuditOutcome
    "from this instant on"
    from: DateTime
    "before this instant"
    to: DateTime
  }

  enum AuditOutcome {
    DONE
    "somebody was not allowed to, or was not recognised; the reason says why"
    REFUSED
    FAILED
  }

  "Written once, in the transaction of what it tells of, and never altered. It holds no contents, only their digests."
  type AuditEntry {
    id: ID!
    "the place in the chain, without gaps; null for about a second, until it is sealed"
    number: Int
    "binds this entry to all before it: SHA-256 over the hash before and the entry with its number as RFC 8785 JSON"
    hash: String
    at: DateTime!
    "the request in which it happened, as the header x-request-id says it"
    requestId: String
    "who did it, by the id on the register; null when nobody was recognised, or the system did it"
    person: String
    "what the register calls who did it, today; null: not known, or nobody of the participant that you read for"
    personName: String
    "the participant that the person acted for"
    actingFor: ID
    "how the person was recognised: anonymous, token, session, service, feed-link"
    via: String
    action: String!
    "the participant concerned"
    participant: ID
    "the id of what was acted on"
    thing: String
    """
    what the register calls the thing today: a person by name, of a role the person who holds it, a service account by its
    name; for coordinators an invitation and a feed link, too; null: none of these, not known, or not of the participant that
    you read for
    """
    thingName: String
    "of the grant or the delegation of a role: which"
    thingRole: Role
    "SHA-256 of what it was like before, as RFC 8785 JSON; null when there was nothing"
    before: String
    "SHA-256 of what it was like afterwards"
    after: String
    outcome: AuditOutcome!
    reason: String
  }

  type AuditEntryConnection {
    nodes: [AuditEntry!]!
    edges: [AuditEntryEdge!]!
    pageInfo: PageInfo!
  }

  type AuditEntryEdge {
    node: AuditEntry!
    cursor: String!
  }
`;
