import { countryName, type PublicationKind } from '#kernel';
import { definitionOf } from '../publication/content.js';
import type { PublicationUrls } from '../publication/publication-urls.js';
import type { Exported } from './export-snapshot.js';

/** What scholars cite a record by, whatever their program calls it. */
export interface Citation {
  id: string;
  kind: PublicationKind;
  title: string;
  /** in English, where the original is in another language and there is one */
  translatedTitle: string | undefined;
  language: string;
  /** the participant whose record it is, with the name of its country */
  author: string;
  /** partial legal date */
  date: string | undefined;
  number: string | undefined;
  country: string | undefined;
  abstract: string | undefined;
  officialUrl: string | undefined;
  /** of this node, with the revision where it is not the newest */
  url: string;
  revision: number;
  publishedOn: string | undefined;
}

export function citationOf({ record, content }: Exported, urls: PublicationUrls): Citation {
  const { originalLanguage: language, title, summary } = content;
  const definition = definitionOf(content.kind);
  const country = record.countryCode ? countryName(record.countryCode, 'en') : undefined;
  return {
    id: record.id,
    kind: content.kind,
    title: title[language] ?? record.id,
    translatedTitle: language === 'en' ? undefined : title['en'],
    language,
    author: country ? `${country}, ${record.ownerId}` : record.ownerId,
    date: definition.legalDate(content) ?? undefined,
    number: definition.reference(content),
    country,
    abstract: summary['en'] ?? summary[language],
    officialUrl: content.officialUrl,
    url: urls.of(record),
    revision: record.revision,
    publishedOn: record.publishedAt?.toISOString().slice(0, 10),
  };
}

/** On one line: a line break ends a field in one format and looks like nothing in the other. */
export const onOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
