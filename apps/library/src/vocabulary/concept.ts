/** What a scheme's codes are for in a record; several schemes may serve as legal bases, one each does for the others. */
export const USES = [
  'TOPIC',
  'LEGAL_BASIS',
  'OCCUPATION',
  'MIGRANT_GROUP',
  'COUNTRY_ROLE',
  'AGREEMENT_CONTENT',
  'LAW_TYPE',
] as const;
export type Use = (typeof USES)[number];

/** Who stands behind a text in one language. */
export const STANDINGS = ['OFFICIAL', 'CONFIRMED', 'COURTESY', 'MACHINE'] as const;
export type Standing = (typeof STANDINGS)[number];

export type ByLanguage<T = string> = Readonly<Record<string, T>>;

/** One code of a controlled vocabulary, as SKOS sees it. */
export interface Concept {
  /** as records carry it, e.g. CODE-2010:7.2a */
  code: string;
  scheme: string;
  /** the code above it in the same scheme */
  broader: string | null;
  notation: string;
  labels: ByLanguage;
  /** of the labels; a language that is not named here: COURTESY */
  standing: ByLanguage<Standing>;
  definition: ByLanguage;
  /** other words that people look for it by */
  altLabels: ByLanguage<readonly string[]>;
  /** false for what only holds others together */
  assignable: boolean;
  unconfirmed: boolean;
  validFrom: string | null;
  validTo: string | null;
  status: 'CURRENT' | 'DEPRECATED';
  replacedBy: string | null;
  position: number;
}

export interface Scheme {
  scheme: string;
  serves: Use;
  title: ByLanguage;
  description: ByLanguage;
  version: string | null;
  issued: string | null;
  source: string | null;
  /** the scheme that this one takes the place of */
  replaces: string | null;
  /** false where the codes are the program's own and only words may be changed */
  extensible: boolean;
  /** counts what was loaded */
  edition: number;
  position: number;
  /** in tree order */
  concepts: readonly Concept[];
}
