import type { Concept, Scheme } from '../concept.js';

export interface Addresses {
  ofScheme: (scheme: string) => string;
  of: (concept: Pick<Concept, 'scheme' | 'code'>) => string;
}

/** One way to write vocabularies down. */
export interface Form {
  /** as asked for by `?format=` */
  name: string;
  mediaType: string;
  /** further types in an Accept header that mean this */
  alsoFor: readonly string[];
  catalogue: (schemes: readonly Scheme[], addresses: Addresses) => string;
  scheme: (scheme: Scheme, addresses: Addresses) => string;
  concept: (concept: Concept, scheme: Scheme, addresses: Addresses) => string;
}
