import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { canonicalLanguage, isCountryCode, isPartialDate } from '#kernel';

function textScalar(name: string, check: (text: string) => string | null, expected: string): GraphQLScalarType {
  const parse = (value: unknown): string => {
    const accepted = typeof value === 'string' ? check(value) : null;
    if (accepted === null)
      throw new GraphQLError(`${name}: ${JSON.stringify(value)?.slice(0, 80)} is not valid; expected ${expected}.`);
    return accepted;
  };
  return new GraphQLScalarType({
    name,
    serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

export const scalars = {
  Date: textScalar(
    'Date',
    (text) => (isPartialDate(text) ? text : null),
    'a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD',
  ),
  DateTime: textScalar(
    'DateTime',
    (text) =>
      /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : null,
    'an instant such as 2026-11-21T09:30:00Z',
  ),
  LanguageTag: textScalar('LanguageTag', canonicalLanguage, 'a BCP 47 tag that exists, such as vi or pt-BR'),
  CountryCode: textScalar(
    'CountryCode',
    (text) => (isCountryCode(text) ? text : null),
    'an ISO 3166-1 alpha-2 code in capitals, such as VN',
  ),
};
