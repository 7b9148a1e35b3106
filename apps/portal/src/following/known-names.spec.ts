import { describe, expect, it } from '@jest/globals';
import { knownName, namesIn, withPicked } from './known-names.js';

const named = (
  participants: Record<string, string>,
  concepts: readonly (readonly [string, string, string])[] = [],
) => ({
  participants: Object.entries(participants).map(([id, name]) => ({ __typename: 'Participant' as const, id, name })),
  concepts: concepts.map(([scheme, code, value]) => ({
    __typename: 'Concept' as const,
    scheme,
    code,
    label: { __typename: 'ConceptLabel' as const, value },
  })),
});

describe('what a value of a filter is called', () => {
  const known = namesIn([
    named({ 'VN-MOH': 'Ministry of Health of Viet Nam' }, [['topics', '2221', 'A topic']]),
    named({ ASEAN: 'Association of Southeast Asian Nations' }, [
      ['CODE-2010', 'CODE-2010:7.2a', 'A database of laws'],
      ['ISCO-08', '2221', 'Nursing professionals'],
      ['migrant-groups', 'REFUGEES', 'Refugees'],
    ]),
  ]);

  it.each([
    ['owners', 'VN-MOH', 'Ministry of Health of Viet Nam'],
    ['bodies', 'ASEAN', 'Association of Southeast Asian Nations'],
    ['counterparts', 'ASEAN', 'Association of Southeast Asian Nations'],
    ['legalBases', 'CODE-2010:7.2a', 'A database of laws'],
    ['occupations', '2221', 'Nursing professionals'],
    ['topics', '2221', 'A topic'],
    ['migrantGroups', 'REFUGEES', 'Refugees'],
  ] as const)('comes with the filter that is kept: of %s %s', (part, value, name) => {
    expect(knownName(known, part, value)).toBe(name);
  });

  it('is the code itself where nobody has said it, also where another part has the same', () => {
    expect(knownName(known, 'owners', 'DE-BMG')).toBe('DE-BMG');
    expect(knownName(known, 'migrantGroups', '2221')).toBe('2221');
    expect(knownName(known, 'countries', 'VN')).toBe('VN');
  });

  it('is what it was picked by, from then on', () => {
    const now = withPicked(known, 'topics', { value: 'migrants-health', name: 'Migrants’ health' });
    expect(knownName(now, 'topics', 'migrants-health')).toBe('Migrants’ health');
    expect(knownName(now, 'owners', 'VN-MOH')).toBe('Ministry of Health of Viet Nam');
    expect(knownName(known, 'topics', 'migrants-health')).toBe('migrants-health');
    expect(withPicked(known, 'languages', { value: 'vi', name: 'Vietnamese' })).toBe(known);
  });
});
