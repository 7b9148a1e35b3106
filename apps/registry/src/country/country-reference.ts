/** A country as others name it: a code is all it takes, everything else is looked up. */
export interface CountryReference {
  code: string;
}
