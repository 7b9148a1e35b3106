import type { LawContent } from '../law/law.js';
import { TOPICS } from '../vocabulary/vocabulary.js';
import type { Content } from './content.js';
import type { PublicationRecord } from './record.js';

const CONTEXT = ['https://schema.org', { eli: 'http://data.europa.eu/eli/ontology#' }];

/** schema.org: Legislation with ELI's dates for a law, CreativeWork for the rest. */
export function jsonLdOf(record: PublicationRecord, content: Content, url: string): object {
  return stripped({
    '@context': CONTEXT,
    '@id': url,
    '@type': content.kind === 'LAW' ? ['Legislation', 'eli:LegalResource'] : 'CreativeWork',
    identifier: record.id,
    name: byLanguage(content.title),
    abstract: byLanguage(content.summary),
    inLanguage: record.languages,
    version: record.revision,
    datePublished: record.publishedAt?.toISOString(),
    creativeWorkStatus: record.state,
    publisher: { '@type': 'Organization', identifier: record.ownerId },
    spatialCoverage: record.countryCode ? country(record.countryCode) : undefined,
    about: record.topics.map((code) => ({
      '@type': 'DefinedTerm',
      termCode: code,
      name: byLanguage(TOPICS.get(code).labels),
    })),
    sameAs: content.officialUrl,
    ...(content.kind === 'LAW' ? legislation(content, record) : {}),
  });
}

const FORCE: Partial<Record<LawContent['legalForce'], string>> = {
  IN_FORCE: 'https://schema.org/InForce',
  PARTLY_IN_FORCE: 'https://schema.org/PartiallyInForce',
  NOT_IN_FORCE: 'https://schema.org/NotInForce',
  ADOPTED: 'https://schema.org/NotInForce',
  REPEALED: 'https://schema.org/NotInForce',
};

const legislation = (law: LawContent, { countryCode }: PublicationRecord) => ({
  legislationIdentifier: law.number,
  legislationType: law.lawType,
  legislationDate: law.adoptedOn,
  legislationLegalForce: FORCE[law.legalForce],
  legislationJurisdiction: country(law.jurisdiction ?? countryCode),
  'eli:id_local': law.number,
  'eli:date_document': law.adoptedOn,
  'eli:date_publication': law.publishedOn,
  'eli:first_date_entry_in_force': law.inForceOn,
  'eli:date_no_longer_in_force': law.repealedOn,
});

const country = (code: string | null) => (code === null ? undefined : { '@type': 'Country', identifier: code });

const byLanguage = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([language, value]) => ({ '@language': language, '@value': value }));

/** Leaves out what is not known. */
const stripped = (given: Record<string, unknown>): object =>
  Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
