export const previewSdl = /* GraphQL */ `
  extend type Query {
    """
    What somebody else would see of a record of your participant's, now and once its open draft is published. Null for what is
    not your participant's, as for what does not exist. Nothing is shown that you could not see yourself.
    """
    previewAs(id: ID!, reader: PreviewReader!): PublicationPreview @needs(permission: "publication:read-drafts")
  }

  "As whom to look: exactly one of these. They are taken to read and to have no other role."
  input PreviewReader {
    audience: PreviewAudience
    "any authority of this country, with the bodies that it is a member of today"
    country: CountryCode
    "an authority, a body or a partner by its id; one that nobody has reads what its form gives it: of a country, or public"
    participant: ID
  }

  enum PreviewAudience {
    "somebody who is not signed in"
    PUBLIC
    "a national authority of no country in particular"
    NETWORK
  }

  type PublicationPreview {
    "what the query publication answers them today"
    now: PreviewedPublication!
    "what it will answer them when the open draft, or what is under embargo, is published; null without one"
    oncePublished: PreviewedPublication
  }

  type PreviewedPublication {
    visible: Boolean!
    "one English sentence; null for what they see"
    whyNot: String
    """
    As they see it: the draft, the embargo, revisions, assertions, reviews, links and viewerCan are theirs. Of the other records that it
    names, or that name it, those are there that both they and you may see, and what is within those is answered as to you.
    Once published it has its number and no date yet.
    """
    publication: Publication
  }
`;
