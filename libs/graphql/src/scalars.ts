import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { canonicalLanguage, isCountryCode, isDay, isPartialDate, momentOf } from '#kernel';

function textScalar(name: string, check: (text: string) => string | null, expected: string): GraphQLScalarType {
  const parse = (value: unknown): string => {
    const accepted = typeof value === 'string' ? check(value) : null;
    if (accepted === null)
      throw new GraphQLError(`${name}: ${JSON.stringify(value)?.slice(0, 80)} is not valid; expected ${expected}.`, {
        // The gateway has no scalars of its own: without a code it would take this for a failure of the subgraph.
        extensions: { code: 'BAD_USER_INPUT' },
      });
    return accepted;
  };
  return new GraphQLScalarType({
    name,
    serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

/** In UTC, in the years 1 to 9999: others PostgreSQL would refuse. A day alone is no instant here. */
const instant = (text: string): string | null => (isDay(text) ? null : momentOf(text));

export const scalars = {
  Date: textScalar(
    'Date',
    (text) => (isPartialDate(text) ? text : null),
    'a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD',
  ),
  DateTime: textScalar('DateTime', instant, 'an instant such as 2026-11-21T09:30:00Z'),
  LanguageTag: textScalar('LanguageTag', canonicalLanguage, 'a BCP 47 tag that exists, such as vi or pt-BR'),
  CountryCode: textScalar(
    'CountryCode',
    (text) => (isCountryCode(text) ? text : null),
    'an ISO 3166-1 alpha-2 code in capitals, such as VN',
  ),
};
