export const countrySdl = /* GraphQL */ `
  extend type Query {
    country(code: CountryCode!): Country @open
    """
    Countries that fit every condition given, by code. Without conditions all 249.
    """
    countries(
      codes: [CountryCode!]
      "Member States that this WHO regional office serves"
      whoRegion: WhoRegion
      "id of a regional body: its members (of the kind MEMBER, not observers or associates)"
      body: ID
      "id of a safeguards list edition: countries that are established to be on it"
      onSafeguardsList: ID
      "the day for whoRegion and body; default today. A partial date stands for its first day."
      on: Date
    ): [Country!]! @open
  }

  """
  A country or territory of ISO 3166-1. Being listed says nothing about its status.
  """
  type Country @key(fields: "code") {
    code: CountryCode!
    "ISO 3166-1 alpha-3, e.g. VNM"
    alpha3: String!
    "ISO 3166-1 numeric, three digits; the same number is the UN M49 code of the country"
    numeric: String!
    """
    The name in the language asked for; without one, in the reader's (Accept-Language). Names come from CLDR; where CLDR
    has none in that language, the English name.
    """
    name(language: LanguageTag): String!
    "One text per language asked for (at most 50), in that order; a language in which CLDR names no countries is left out."
    names(languages: [LanguageTag!]!): [Text!]!
    "UN M49 region, e.g. Asia; null for Antarctica"
    region: Region
    "UN M49 subregion, e.g. South-eastern Asia; null for Antarctica"
    subregion: Region
    "UN M49 intermediate region, where the subregion is divided further: in Sub-Saharan Africa and Latin America"
    intermediateRegion: Region
    """
    The WHO regional office that serves the country on a day (default today; a partial date stands for its first day).
    Null for territories and for states that are not members of WHO.
    """
    whoRegion(on: Date): WhoRegion
    "All its periods in WHO regions, the earliest first"
    whoRegions: [WhoRegionPeriod!]!
  }

  "The six regions of the World Health Organization"
  enum WhoRegion {
    "Africa"
    AFR
    "The Americas"
    AMR
    "Eastern Mediterranean"
    EMR
    "Europe"
    EUR
    "South-East Asia"
    SEAR
    "Western Pacific"
    WPR
  }

  type WhoRegionPeriod {
    region: WhoRegion!
    "the first day; null: not known to us, taken as always"
    from: Date
    "the first day after it; null: it lasts"
    to: Date
    "false where the fact rests on one secondary source, or a change has been announced: show it marked"
    certain: Boolean!
  }

  "A region of the UN M49 standard"
  type Region {
    "three digits, e.g. 035"
    code: ID!
    "in the language asked for, or the reader's, where there is one (English, French, Spanish); else English"
    name(language: LanguageTag): String!
    "the region it lies in; null for a continent"
    parent: Region
    level: RegionLevel!
  }

  enum RegionLevel {
    REGION
    SUBREGION
    INTERMEDIATE
  }
`;
