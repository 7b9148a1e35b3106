import { countryName } from '#kernel';
import type { PoliciesOnTopic } from './policy-comparison.service.js';

/** A record that countries are compared by, as a file has it. */
export interface ComparedRecord {
  id: string;
  kind: string;
  owner: string;
  /** by language, the original among them */
  title: Record<string, string>;
  originalLanguage: string;
  /** in English; empty when nothing is known */
  status: string;
  legalDate: string | null;
  /** of a law, those on the topic, in the original language */
  provisions: { heading: string; summary?: string | undefined }[];
  url: string;
}

export interface ComparedTopic {
  topic: string;
  labels: Readonly<Record<string, string>>;
  countries: { country: string; name: string; total: number; missing: boolean; records: ComparedRecord[] }[];
}

/** Policies side by side as data. @param urlOf of a record by its id */
export const comparedTopics = (found: readonly PoliciesOnTopic[], urlOf: (id: string) => string): ComparedTopic[] =>
  found.map(({ entry, countries }) => ({
    topic: entry.code,
    labels: entry.labels,
    countries: countries.map(({ country, total, records }) => ({
      country,
      name: countryName(country, 'en'),
      total,
      missing: total === 0,
      records: records.map(({ publication, status, legalDate, provisions }) => ({
        id: publication.id,
        kind: publication.kind,
        owner: publication.ownerId,
        title: publication.title,
        originalLanguage: publication.originalLanguage,
        status,
        legalDate,
        provisions: provisions.map(({ heading, summary }) => ({ heading, ...(summary ? { summary } : {}) })),
        url: urlOf(publication.id),
      })),
    })),
  }));
