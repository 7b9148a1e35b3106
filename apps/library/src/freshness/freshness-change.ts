import type { Change } from '#contracts';
import { sentence, told } from '../publication/change-of.js';
import type { PreparedRevision } from '../publication/prepared-revision.js';

type FreshnessChange = 'publication.confirmation_due' | 'publication.not_confirmed' | 'publication.confirmed';

const DID: Record<FreshnessChange, [did: string, means: string]> = {
  'publication.confirmation_due': [
    'has to confirm a',
    'It stands as published; its owner has not yet said that it still holds.',
  ],
  'publication.not_confirmed': [
    'has not confirmed a',
    'It may be out of date: its owner did not say in time that it still holds.',
  ],
  'publication.confirmed': ['confirmed a', 'It still holds as published. No change in law.'],
};

/** Nothing in the record has changed, so it says nothing that its readers could not read before. */
export function freshnessChangeOf(type: FreshnessChange, revision: PreparedRevision, at: Date): Change {
  const [did, means] = DID[type];
  return {
    ...told(revision),
    type,
    revision: revision.number,
    meaning: sentence(revision, did, [means]),
    differences: [],
    occurredAt: at.toISOString(),
  };
}
