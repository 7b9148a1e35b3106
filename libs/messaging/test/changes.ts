import type { Change } from '#contracts';

/** A valid change; `meaning` is free for a test to tell them apart. */
export function aChange(given: Partial<Change> = {}): Change {
  return {
    type: 'publication.published',
    subject: 'VN-LAW-2026-000001',
    revision: 1,
    kind: 'LAW',
    owner: 'VN-MOH',
    countries: ['VN'],
    topics: [],
    legalBases: [],
    occupations: [],
    languages: ['vi'],
    readers: ['PUBLIC'],
    title: { vi: 'Luật' },
    meaning: 'A law was published.',
    legalDate: null,
    differences: [],
    occurredAt: new Date().toISOString(),
    ...given,
  };
}
