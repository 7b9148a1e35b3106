import { TOPICS } from '../vocabulary/vocabulary.js';
import { linksJsonLd } from '../link/json-ld.js';
import { definitionOf, type Content } from './content.js';
import { byLanguage, country, stripped, type LinkedData } from './linked-data.js';
import type { PublicationRecord } from './record.js';

const CONTEXT = ['https://schema.org', { eli: 'http://data.europa.eu/eli/ontology#' }];

/**
 * In the words of schema.org, and of ELI for a law: each kind says what it is and what is its own.
 * @param successor address of the record that supersedes this one, where the reader may see it
 */
export function jsonLdOf(record: PublicationRecord, content: Content, url: string, successor?: string): object {
  const node = url.slice(0, url.lastIndexOf('/publications/'));
  return stripped({
    '@context': CONTEXT,
    '@id': url,
    '@type': 'CreativeWork',
    identifier: record.id,
    name: byLanguage(content.title),
    abstract: byLanguage(content.summary),
    inLanguage: record.languages,
    version: record.revision,
    datePublished: record.publishedAt?.toISOString(),
    creativeWorkStatus: record.state,
    publisher: { '@type': 'Organization', identifier: record.ownerId },
    spatialCoverage: country(record.countryCode),
    about: record.topics.map((code) => ({
      '@type': 'DefinedTerm',
      termCode: code,
      name: byLanguage(TOPICS.get(code).labels),
    })),
    sameAs: content.officialUrl,
    ...linksJsonLd(content, (ref) => url.replace(/[^/]*$/, ref)),
    supersededBy: successor,
    encoding: content.files?.map((file) => ({
      '@type': 'MediaObject',
      contentUrl: `${node}/files/${file.file}`,
      encodingFormat: file.mediaType,
      contentSize: `${file.size} B`,
      sha256: file.sha256,
      inLanguage: file.language,
      name: file.name,
    })),
    mainEntityOfPage: reviewed(record, url),
    ...definitionOf(content.kind).jsonLd?.(content, record),
  });
}

/** schema.org knows of pages when somebody last saw to it that what they say holds. */
const reviewed = ({ freshness }: PublicationRecord, url: string): LinkedData | undefined =>
  freshness === null
    ? undefined
    : {
        '@type': 'WebPage',
        '@id': url,
        lastReviewed: freshness.confirmedAt.toISOString().slice(0, 10),
        reviewedBy: { '@type': 'Organization', identifier: freshness.confirmedBy.id },
      };
