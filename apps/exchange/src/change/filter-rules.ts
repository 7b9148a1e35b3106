import { CHANGE_TYPES } from '#contracts';
import { canonicalLanguage, isAuthorityId, isCountryCode, isParticipantId, PUBLICATION_KINDS } from '#kernel';
import type { FilterPart } from './change-filter.js';

const accepts = (isGood: (value: string) => boolean) => (value: string) => (isGood(value) ? value : null);
const oneOf = (list: readonly string[]) => accepts((value) => list.includes(value));
const matching = (pattern: RegExp) => accepts((value) => pattern.test(value));
const isBody = (value: string): boolean => isParticipantId(value) && !isAuthorityId(value);

/** Each part: the accepted form of a value, or null; and what would be right. */
export const FILTER_RULES: Record<FilterPart, { accept: (value: string) => string | null; expected: string }> = {
  types: { accept: oneOf(CHANGE_TYPES), expected: `one of ${CHANGE_TYPES.join(', ')}` },
  kinds: { accept: oneOf(PUBLICATION_KINDS), expected: `one of ${PUBLICATION_KINDS.join(', ')}` },
  owners: { accept: accepts(isParticipantId), expected: 'the id of a participant, such as VN-MOH, ASEAN-HC3 or IOM' },
  countries: { accept: accepts(isCountryCode), expected: 'an ISO 3166-1 alpha-2 code in capitals, such as VN' },
  bodies: { accept: accepts(isBody), expected: 'the id of a regional body, such as ASEAN or ASEAN-HC3' },
  counterparts: {
    accept: accepts((value) => isCountryCode(value) || isBody(value)),
    expected: 'a country by its ISO 3166-1 alpha-2 code, such as DE, or a body by its id, such as ASEAN',
  },
  topics: {
    accept: matching(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*){0,5}$/),
    expected: 'a topic code, such as health-personnel/recruitment',
  },
  legalBases: {
    accept: matching(/^[A-Z][A-Z0-9.-]{1,30}:[0-9A-Za-z][0-9A-Za-z.]{0,20}$/),
    expected: 'a legal basis, such as CODE-2010:7.2a',
  },
  occupations: { accept: matching(/^\d{1,4}$/), expected: 'an ISCO-08 code of one to four digits, such as 2221' },
  migrantGroups: {
    accept: matching(/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/),
    expected: 'a code of the vocabulary migrant-groups, such as REFUGEES',
  },
  languages: { accept: canonicalLanguage, expected: 'a BCP 47 tag that exists, such as vi or pt-BR' },
};
