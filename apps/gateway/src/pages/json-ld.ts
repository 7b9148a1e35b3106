import { webAddress } from './html.js';
import { eventJsonLd } from './kinds/event.js';
import { resourceJsonLd, resourceSchemaType } from './kinds/resource.js';
import type { PublicationRecord } from './publication-record.js';
import type { View } from './view.js';

const FORCE: Record<string, string> = {
  IN_FORCE: 'https://schema.org/InForce',
  PARTLY_IN_FORCE: 'https://schema.org/PartiallyInForce',
  NOT_IN_FORCE: 'https://schema.org/NotInForce',
  REPEALED: 'https://schema.org/NotInForce',
  ADOPTED: 'https://schema.org/NotInForce',
};

function typeOf(record: PublicationRecord): string {
  switch (record.kind) {
    case 'LAW':
    case 'AGREEMENT':
      return 'Legislation';
    case 'PRACTICE':
      return 'Article';
    case 'EVENT':
      return 'Event';
    case 'RESOURCE':
      return resourceSchemaType(record);
  }
}

/** The record in schema.org's words for search engines and catalogues; a practice is no legislation. */
export function linkedDataOf({ site }: View, record: PublicationRecord): Record<string, unknown> {
  const address = `${site.url}/publications/${record.id}`;
  return {
    '@context': 'https://schema.org',
    '@type': typeOf(record),
    '@id': address,
    url: address,
    identifier: record.id,
    version: String(record.revision),
    name: record.titles.map(({ language, value }) => ({ '@language': language, '@value': value })),
    ...(record.summary ? { abstract: { '@language': record.summary.language, '@value': record.summary.value } } : {}),
    inLanguage: record.originalLanguage,
    publisher: { '@type': 'Organization', identifier: record.owner.id, name: record.owner.name },
    ...(record.firstPublishedAt ? { datePublished: record.firstPublishedAt } : {}),
    ...(record.revisedAt ? { dateModified: record.revisedAt } : {}),
    ...(webAddress(record.officialUrl) ? { sameAs: webAddress(record.officialUrl) } : {}),
    ...(record.freshness ? { mainEntityOfPage: reviewed(address, record) } : {}),
    ...ownPart(record),
  };
}

/** Of pages schema.org knows when somebody last saw to it that what they say holds. */
const reviewed = (address: string, { freshness }: PublicationRecord): Record<string, unknown> => ({
  '@type': 'WebPage',
  '@id': address,
  lastReviewed: freshness?.confirmedAt.slice(0, 10),
});

function ownPart(record: PublicationRecord): Record<string, unknown> {
  const country = (code: string, name: string): Record<string, unknown> => ({
    '@type': 'Country',
    identifier: code,
    name,
  });
  switch (record.kind) {
    case 'LAW':
      return {
        legislationIdentifier: record.number ?? record.id,
        legislationType: record.lawType,
        ...(record.adoptedOn ? { legislationDate: record.adoptedOn } : {}),
        ...(record.inForceOn ? { temporalCoverage: `${record.inForceOn}/${record.repealedOn ?? '..'}` } : {}),
        ...(FORCE[record.legalForce ?? ''] ? { legislationLegalForce: FORCE[record.legalForce ?? ''] } : {}),
        ...(record.country ? { legislationJurisdiction: country(record.country.code, record.country.name) } : {}),
      };
    case 'AGREEMENT':
      return {
        legislationIdentifier: record.id,
        legislationType: record.form,
        ...(record.signedOn ? { legislationDate: record.signedOn } : {}),
        ...(record.phase === 'IN_FORCE' || record.phase === 'ENDED'
          ? { legislationLegalForce: record.phase === 'IN_FORCE' ? FORCE['IN_FORCE'] : FORCE['NOT_IN_FORCE'] }
          : {}),
        legislationJurisdiction: record.parties.flatMap((p) =>
          p.country ? [country(p.country.code, p.country.name)] : [],
        ),
      };
    case 'PRACTICE':
      return { spatialCoverage: record.countries.map(({ code, name }) => country(code, name)) };
    case 'EVENT':
      return eventJsonLd(record);
    case 'RESOURCE':
      return resourceJsonLd(record);
  }
}
