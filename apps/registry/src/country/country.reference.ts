import { isCountryCode } from '#kernel';
import type { SubgraphContext } from '#graphql';
import { nameOf } from './country-names.js';

/**
 * The most trodden path of the network: every publication names its countries. A code and its name need no table, so
 * these resolvers are plain functions that answer at once, beside those that Nest injects and awaits.
 */
export interface CountryReference {
  code: string;
}

export const countryResolvers = {
  Country: {
    __resolveReference: ({ code }: CountryReference): CountryReference | null =>
      isCountryCode(code) ? { code } : null,
    name: ({ code }: CountryReference, { language }: { language?: string | null }, context: SubgraphContext): string =>
      nameOf(code, language ? [language] : context.languages),
  },
};
