import { participantCountry } from '#kernel';
import type { ImportItem } from '../import/import.service.js';
import { readLibraryJson } from '../library-folder.js';

/** A record of apps/library/demonstration; its README tells the shapes. */
interface StoredRecord {
  kind: string;
  owner: string;
  country?: string;
  confidence?: Record<string, string>;
  evidence?: unknown;
  provenance?: unknown;
}

export interface DemonstrationRecord extends ImportItem {
  owner: string;
}

export const demonstrationRecords = (): DemonstrationRecord[] =>
  ['laws.json', 'agreements.json', 'practices.json', 'events.json', 'resources.json']
    .flatMap((file) => readLibraryJson<StoredRecord[]>('demonstration', file))
    .map((record, index) => asItem(record, index + 1));

/** The set marks certainty in small letters, calls its sources evidence, and a law's jurisdiction its country. */
function asItem(
  { kind, owner, country, confidence, evidence, ...content }: StoredRecord,
  row: number,
): DemonstrationRecord {
  return {
    row,
    kind,
    owner,
    content: {
      ...content,
      ...(confidence
        ? {
            confidence: Object.fromEntries(
              Object.entries(confidence).map(([fact, level]) => [fact, level.toUpperCase()]),
            ),
          }
        : {}),
      ...(evidence ? { provenance: evidence } : {}),
      ...(country && country !== participantCountry(owner) ? { jurisdiction: country } : {}),
    },
  };
}
